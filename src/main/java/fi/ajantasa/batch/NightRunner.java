package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Runs the registers of a night in their order, each to its end whatever the others do. */
final class NightRunner {
    private final Workplace workplace;
    private final RegisterRunner registers;

    NightRunner(Workplace workplace) {
        this.workplace = workplace;
        this.registers = new RegisterRunner(workplace);
    }

    List<RegisterResult> run(Request request) {
        Jobs jobs = workplace.jobs();
        Run night = workplace.runs().open(request.order("nightly", jobs.hash()));
        List<RegisterResult> results = new ArrayList<>();
        workplace.engine().run(job(night, request, results), night.id());
        ExitCode code =
                ExitCode.worst(results.stream().map(RegisterResult::code).toList());
        workplace.runs().end(night.id(), Run.State.DONE, code, "", Messages.night(night.id(), code));
        return results;
    }

    private Job job(Run night, Request request, List<RegisterResult> results) {
        SimpleJobBuilder job = null;
        for (String register : workplace.jobs().night().registers()) {
            var step = new StepBuilder(register, workplace.engine().repository())
                    .tasklet(
                            (contribution, chunk) -> {
                                results.add(registers.run(register, request.ofNight(night.id())));
                                return RepeatStatus.FINISHED;
                            },
                            workplace.engine().steps().transactions())
                    .transactionAttribute(
                            new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                    .build();
            job = job == null ? new JobBuilder("nightly", workplace.engine().repository()).start(step) : job.next(step);
        }
        if (job == null) {
            throw new IllegalStateException("nightly names no register");
        }
        return job.build();
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.report.NightReportQuery;
import fi.ajantasa.report.ReportFolder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Runs the registers of a night in their order, each to its end whatever the others do. */
final class NightRunner {
    private static final String NIGHTLY = "nightly";
    private final Workplace workplace;
    private final RegisterRunner registers;

    NightRunner(Workplace workplace) {
        this.workplace = workplace;
        this.registers = new RegisterRunner(workplace);
    }

    static boolean isNight(Run run) {
        return run.order().register().equals(NIGHTLY);
    }

    /**
     * Runs the nights that were missed since the last one, each for its own business date and in order, and the one that
     * is asked for (F146). Each takes what is dated up to its day, so that all of them decide as they would have.
     */
    List<RegisterResult> catchUp(Request request) {
        LocalDate today = request.businessDate();
        LocalDate first = workplace
                .runs()
                .findLastNight(NIGHTLY, today)
                .map(it -> it.plusDays(1))
                .filter(it -> it.isBefore(today))
                .orElse(today);
        List<RegisterResult> results = new ArrayList<>();
        first.datesUntil(today.plusDays(1))
                .forEach(day -> results.addAll(run(request.ofDay(day)).results()));
        return results;
    }

    Runner.Round run(Request request) {
        Jobs jobs = workplace.jobs();
        Run night = workplace.runs().open(request.order(NIGHTLY, jobs.hash()));
        workplace.runs().list(NIGHTLY, Run.State.RUNNING).stream()
                .filter(it -> !it.id().equals(night.id()))
                .forEach(it -> supersede(it, night));
        List<RegisterResult> results = new ArrayList<>();
        workplace.engine().run(job(night, request, results), night.id()).getAllFailureExceptions().stream()
                .findFirst()
                .ifPresent(NightRunner::rethrow);
        workplace.stop().check();
        new WriteBackTurn(workplace).take(request, false).ifPresent(results::add);
        new CheckpointTurn(workplace).take().ifPresent(results::add);
        end(night.id(), results);
        return new Runner.Round(night.id(), results);
    }

    /** Ends the night, or ends it anew after a late register had its turn. */
    void end(String night, List<RegisterResult> results) {
        ExitCode code =
                ExitCode.worst(results.stream().map(RegisterResult::code).toList());
        workplace.runs().end(night, Run.State.DONE, code, "", Messages.night(night, code));
        Map<String, String> endings = new LinkedHashMap<>();
        results.forEach(it -> endings.put(it.register(), it.code().name()));
        new NightReportQuery(workplace.dataSource())
                .find(night, endings)
                .ifPresent(new ReportFolder(workplace.reports())::write);
    }

    /** What stopped a register other than its data stops the night, which the next one then supersedes. */
    private static void rethrow(Throwable failure) {
        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    /** A night that still looks as if it ran is that of a dead process, for this one holds the lease. */
    private void supersede(Run dead, Run by) {
        workplace.links().add(new RunLinkStore.RunLink(by.id(), Verb.SUPERSEDE, dead.id()));
        workplace
                .runs()
                .end(dead.id(), Run.State.FAILED, ExitCode.INTERNAL, "interrupted", Messages.superseded(dead, by));
    }

    private Job job(Run night, Request request, List<RegisterResult> results) {
        SimpleJobBuilder job = null;
        for (String register : workplace.jobs().night().registers()) {
            var step = new StepBuilder(register, workplace.engine().repository())
                    .tasklet(
                            (contribution, chunk) -> {
                                workplace.stop().check();
                                results.add(registers.run(register, request.ofNight(night.id())));
                                return RepeatStatus.FINISHED;
                            },
                            workplace.engine().steps().transactions())
                    .transactionAttribute(
                            new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                    .build();
            job = job == null ? new JobBuilder(NIGHTLY, workplace.engine().repository()).start(step) : job.next(step);
        }
        if (job == null) {
            throw new IllegalStateException("nightly names no register");
        }
        return job.build();
    }
}

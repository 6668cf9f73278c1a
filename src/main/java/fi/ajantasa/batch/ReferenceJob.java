package fi.ajantasa.batch;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;

/** The run of a reference list as a Spring Batch job: receive, check, apply, summarise; nobody is matched or decided on. */
final class ReferenceJob {
    private final RunContext context;
    private final StepFactory steps;
    private final ReferenceCheck check;
    private final Step apply;
    private final Step summarise;

    ReferenceJob(RunContext context) {
        this.context = context;
        this.steps = context.workplace().engine().steps();
        this.check = new ReferenceCheck(context);
        ReferenceApply applying = new ReferenceApply(context);
        SummariseStep summarising = new SummariseStep(context);
        this.apply = steps.once("apply", it -> applying.run());
        this.summarise = steps.once("summarise", it -> summarising.run());
    }

    Job whole() {
        ReceiveStep receive = new ReceiveStep(context);
        Step received = steps.once("receive", it -> RegisterJob.end(receive.run(), it::setExitStatus));
        Step checked = steps.once("check", it -> RegisterJob.end(check.run(), it::setExitStatus));
        return builder("")
                .start(received)
                .on(RegisterJob.REFUSED)
                .end()
                .from(received)
                .on(RegisterJob.FAILED)
                .fail()
                .from(received)
                .on("*")
                .to(checked)
                .on(RegisterJob.REFUSED)
                .end()
                .from(checked)
                .on(RegisterJob.FAILED)
                .fail()
                .from(checked)
                .on("*")
                .to(apply)
                .next(summarise)
                .end()
                .build();
    }

    /** Puts a list that was held into use, now that a person approved it. */
    Job approved() {
        return builder(RegisterJob.APPROVED)
                .start(steps.once("release", it -> check.release()))
                .next(apply)
                .next(summarise)
                .build();
    }

    private JobBuilder builder(String behind) {
        return new JobBuilder(
                context.job().register() + behind, context.workplace().engine().repository());
    }
}

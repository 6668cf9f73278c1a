package fi.ajantasa.batch;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;

/**
 * A roll-back as a Spring Batch job: plan what is undone, check it against the plan that was confirmed, apply it, and prove
 * by reading again that everything is as it stood before. Until apply nothing has changed.
 */
final class RollbackJob {
    /** Behind the register in the name of the job. */
    static final String ROLLBACK = "-rollback";

    private final RollbackContext context;

    RollbackJob(RollbackContext context) {
        this.context = context;
    }

    /** Runs the job, or continues it, and leaves the run with its exit code. */
    void execute() {
        Workplace workplace = context.workplace();
        JobExecution execution = workplace.engine().run(job(), context.run().id());
        RegisterJob.findFailure(execution).ifPresent(it -> RegisterJob.leave(workplace, context.run(), it));
    }

    private Job job() {
        StepFactory steps = context.workplace().engine().steps();
        RunContext shared = context.steps();
        RollbackPlan plan = new RollbackPlan(context);
        RollbackCheck check = new RollbackCheck(context);
        RollbackApply apply = new RollbackApply(context, plan);
        RollbackProof proof = new RollbackProof(context);
        Step checked = steps.once("undo-check", it -> RegisterJob.end(check.run(), it::setExitStatus));
        return new JobBuilder(
                        context.run().order().register() + ROLLBACK,
                        context.workplace().engine().repository())
                .start(steps.shared("undo", plan::shares, plan::undo))
                .next(checked)
                .on(RegisterJob.REFUSED)
                .end()
                .from(checked)
                .on(RegisterJob.FAILED)
                .fail()
                .from(checked)
                .on("*")
                .to(steps.shared("apply", apply::shares, apply::apply))
                .next(steps.once("apply-close", it -> new SharedRestrictions(shared).run()))
                .next(steps.once("summarise", it -> proof.run()))
                .end()
                .build();
    }
}

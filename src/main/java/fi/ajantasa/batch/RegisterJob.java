package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditUnavailable;
import fi.ajantasa.customer.KeysUnavailable;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.source.ChangedFileException;
import fi.ajantasa.source.Refusal;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;

/**
 * A run as a Spring Batch job: receive, match, decide, check, apply, summarise. Match, decide and apply are shared among
 * workers and end with a step of their own: it puts their parts together, or does what follows from all of them.
 */
final class RegisterJob {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterJob.class);
    /**
     * What a run that stopped may rely on: the steps, what each leaves for the next, and how work is cut into pieces. Raise
     * it with any change of these; a run is continued only by a program of the same number.
     */
    static final int CONTRACT = 2;

    /** Behind the register in the name of the job that applies what was held. */
    static final String APPROVED = "-approved";

    static final String REFUSED = "REFUSED";
    static final String FAILED = ExitStatus.FAILED.getExitCode();
    private final RunContext context;

    RegisterJob(RunContext context) {
        this.context = context;
    }

    /** Runs the job, or continues it, and leaves the run with its exit code. */
    void execute() {
        Engine engine = context.workplace().engine();
        String run = context.run().id();
        if (engine.isComplete(context.job().register(), run)) {
            applyHeld();
            return;
        }
        JobExecution execution = engine.run(isReference() ? new ReferenceJob(context).whole() : job(), run);
        findFailure(execution).ifPresent(this::fail);
    }

    /** Applies what was held, now that a person approved it; the figures are kept anew. */
    void applyHeld() {
        Job job = isReference() ? new ReferenceJob(context).approved() : approved();
        JobExecution execution =
                context.workplace().engine().run(job, context.run().id());
        findFailure(execution).ifPresent(this::fail);
    }

    private boolean isReference() {
        return context.job().findReference().isPresent();
    }

    private Job approved() {
        StepFactory steps = context.workplace().engine().steps();
        RunParts parts = RunParts.held(context);
        CheckStep check = new CheckStep(context);
        SharedRestrictions shared = new SharedRestrictions(context);
        SummariseStep summarise = new SummariseStep(context);
        return new JobBuilder(
                        context.job().register() + APPROVED,
                        context.workplace().engine().repository())
                .start(steps.once("release", it -> check.release()))
                .next(parts.apply())
                .next(steps.once("apply-close", it -> shared.run()))
                .next(steps.once("summarise", it -> summarise.run()))
                .build();
    }

    private Job job() {
        StepFactory steps = context.workplace().engine().steps();
        ReceiveStep receive = new ReceiveStep(context);
        RunParts parts = RunParts.all(context);
        CheckStep check = new CheckStep(context);
        SharedRestrictions shared = new SharedRestrictions(context);
        SummariseStep summarise = new SummariseStep(context);
        Step received = steps.once("receive", it -> end(receive.run(), it::setExitStatus));
        Step checked = steps.once("check", it -> end(check.run(), it::setExitStatus));
        return new JobBuilder(
                        context.job().register(), context.workplace().engine().repository())
                .start(received)
                .on(REFUSED)
                .end()
                .from(received)
                .on(FAILED)
                .fail()
                .from(received)
                .on("*")
                .to(parts.match())
                .next(steps.once("match-close", it -> parts.closeMatch()))
                .next(parts.decide())
                .next(steps.once("decide-close", it -> parts.closeDecide()))
                .next(checked)
                .on(REFUSED)
                .end()
                .from(checked)
                .on(FAILED)
                .fail()
                .from(checked)
                .on("*")
                .to(parts.apply())
                .next(steps.once("apply-close", it -> shared.run()))
                .next(steps.once("summarise", it -> summarise.run()))
                .end()
                .build();
    }

    /** Takes the status a step ends with. */
    interface StatusSink {
        void set(ExitStatus status);
    }

    static void end(boolean goesOn, StatusSink sink) {
        if (!goesOn) {
            sink.set(new ExitStatus(REFUSED));
        }
    }

    /** What failed in a step of ours, rather than what the engine made of it. */
    static Optional<Throwable> findFailure(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .min(Comparator.comparing(failure -> !(failure instanceof StepFailed)));
    }

    /** A file that changed while it was read refuses the delivery; anything else leaves the run to be continued. */
    private void fail(Throwable failure) {
        Optional<ChangedFileException> changed = findCause(failure, ChangedFileException.class);
        if (changed.isPresent()) {
            context.refuse(new Refusal(
                    ExitCode.INPUT_BAD,
                    "changed-while-read",
                    String.valueOf(changed.get().getMessage()),
                    "a file nobody writes to any more"));
        } else {
            leave(context.workplace(), context.run(), failure);
        }
    }

    /** Leaves the run to be continued. */
    static void leave(Workplace workplace, Run run, Throwable failure) {
        rethrow(failure, KeysUnavailable.class);
        rethrow(failure, Locked.class);
        if (findCause(failure, StopSignal.Stopped.class).isPresent()) {
            LOG.info("{} stopped as asked", run.id());
            ThreeLines lines = Messages.failed(run, ExitCode.INTERNAL, "stopped as asked");
            workplace.runs().interrupted(run.id(), ExitCode.INTERNAL, "", lines);
            return;
        }
        Optional<Outage> outage = Outage.find(failure);
        boolean audit =
                outage.isEmpty() && findCause(failure, AuditUnavailable.class).isPresent();
        ExitCode code = audit ? ExitCode.AUDIT_FAIL : ExitCode.INTERNAL;
        LOG.error("{} failed: {}", run.id(), outage.map(Outage::word).orElse(String.valueOf(failure.getMessage())));
        String what = outage.map(workplace::describe).orElse(String.valueOf(failure.getMessage()));
        workplace
                .runs()
                .interrupted(run.id(), code, outage.map(Outage::word).orElse(""), Messages.failed(run, code, what));
    }

    private static <T extends RuntimeException> void rethrow(Throwable failure, Class<T> kind) {
        findCause(failure, kind).ifPresent(it -> {
            throw it;
        });
    }

    private static <T extends Throwable> Optional<T> findCause(Throwable failure, Class<T> kind) {
        return failure instanceof StepFailed step ? step.findCause(kind) : Optional.empty();
    }
}

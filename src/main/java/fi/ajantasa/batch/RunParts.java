package fi.ajantasa.batch;

import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.tasklet.TaskletStep;

/**
 * The three steps of a run that are cut into partitions. Where the settings name a broker they are handed out to workers,
 * and a worker makes the same parts anew from what is stored, the definitions, the keys and the delivery.
 */
final class RunParts {
    static final String MATCH = "match";
    static final String DECIDE = "decide";
    static final String APPLY = "apply";

    private final RunContext context;
    private final StepFactory steps;
    private final MatchStep match;
    private final DecideStep decide;
    private final ApplyStep apply;

    private RunParts(RunContext context, ApplyStep apply) {
        this.context = context;
        this.steps = context.workplace().engine().steps();
        this.match = new MatchStep(context);
        this.decide = new DecideStep(context);
        this.apply = apply;
    }

    /** Those of a run from its delivery to what it changes. */
    static RunParts all(RunContext context) {
        return new RunParts(context, ApplyStep.all(context));
    }

    /** That of applying what was held. */
    static RunParts held(RunContext context) {
        return new RunParts(context, ApplyStep.held(context));
    }

    /** Those of the job of this name, as the process that runs it has them. */
    static RunParts of(String job, RunContext context) {
        return job.endsWith(RegisterJob.APPROVED) ? held(context) : all(context);
    }

    Step match() {
        return step(MATCH, match::shares);
    }

    Step decide() {
        return step(DECIDE, decide::shares);
    }

    Step apply() {
        return step(APPLY, apply::shares);
    }

    void closeMatch() {
        match.close();
    }

    void closeDecide() {
        decide.close();
    }

    private Step step(String name, StepFactory.Sharing sharing) {
        if (!context.workplace().handsOut()) {
            return steps.shared(name, sharing, piece(name));
        }
        TaskletStep part = part(name);
        return steps.handedOut(name, sharing, HandOut.of(context.workplace(), part), part);
    }

    /** The work on one partition of the step of this name. */
    TaskletStep part(String name) {
        return steps.part(name, piece(name));
    }

    private StepFactory.Piece piece(String name) {
        return switch (name) {
            case MATCH -> match::match;
            case DECIDE -> decide::decide;
            case APPLY -> apply::apply;
            default -> throw new IllegalArgumentException("no step is cut into partitions that is called " + name);
        };
    }
}

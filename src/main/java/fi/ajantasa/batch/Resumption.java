package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Continues one interrupted run, as it was begun, and takes nothing else. */
public final class Resumption {
    private final Installation installation;
    private final Clock clock;

    public Resumption(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Takes the run to its end, or says why it cannot be continued.
     *
     * @throws Locked when another process is running: the run may be its
     */
    public RegisterResult resume(String id, String by) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<Run> found = workplace.runs().find(id);
            if (found.isEmpty()) {
                return RegisterResult.answer("", ExitCode.USAGE, "unknown-run", VerbMessages.unknown(id));
            }
            Run run = found.get();
            Optional<RegisterResult> refusal = findRefusal(workplace, run);
            return refusal.isPresent() ? refusal.get() : new RunExecution(workplace, request(run, by)).turn(run);
        }
    }

    private Request request(Run run, String by) {
        return new Request(
                        LocalDate.now(clock),
                        false,
                        run.order().dryRun(),
                        by,
                        run.order().night())
                .by(Verb.RESUME);
    }

    private static Optional<RegisterResult> findRefusal(Workplace workplace, Run run) {
        String register = run.order().register();
        if (NightRunner.isNight(run)) {
            return answer(run, ExitCode.USAGE, "a-night", VerbMessages.isNight(run, Verb.RESUME));
        } else if (run.state() == Run.State.HELD) {
            return answer(run, ExitCode.HELD, "held", VerbMessages.held(run, Verb.RESUME));
        } else if (run.reason().equals(Abandonment.ABANDONED)) {
            return answer(run, ExitCode.NOT_RESUMABLE, Abandonment.ABANDONED, VerbMessages.abandoned(run));
        } else if (run.state() != Run.State.RUNNING) {
            return answer(run, ExitCode.ALREADY_DONE, "ended-before", VerbMessages.ended(run));
        }
        List<String> changes = new Continuation(workplace, run).changesAndInput();
        return changes.isEmpty()
                ? RunExecution.findRefusal(workplace, workplace.jobs().require(register))
                : answer(run, ExitCode.NOT_RESUMABLE, "changed-since", Messages.notResumable(run, changes));
    }

    private static Optional<RegisterResult> answer(Run run, ExitCode code, String reason, ThreeLines lines) {
        return Optional.of(RegisterResult.answer(run.order().register(), code, reason, lines));
    }
}

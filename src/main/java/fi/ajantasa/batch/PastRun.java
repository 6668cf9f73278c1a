package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.report.ThreeLines;
import java.util.List;
import java.util.Optional;

/** An earlier run whose delivery is to be used again, and what stands against it: whatever is in doubt is refused. */
record PastRun(Workplace workplace, Run run, Verb verb) {

    /** Why this run's delivery may not be used again, if anything is against it. */
    Optional<RegisterResult> findRefusal() {
        JobDefinition job = workplace.jobs().jobs().get(run.order().register());
        if (NightRunner.isNight(run)) {
            return refusal(ExitCode.USAGE, "a-night", VerbMessages.isNight(run, verb));
        } else if (run.order().dryRun()) {
            return refusal(ExitCode.USAGE, "a-dry-run", VerbMessages.isDryRun(run, verb));
        } else if (run.state() == Run.State.HELD) {
            return refusal(ExitCode.HELD, "held", VerbMessages.held(run, verb));
        } else if (job == null) {
            return refusal(ExitCode.NOT_RESUMABLE, "no-job-file", VerbMessages.noJobFile(run));
        } else if (isForgotten(job)) {
            return refusal(ExitCode.USAGE, "asked-anew", VerbMessages.askedAnew(run, verb));
        }
        return findOtherRun().or(() -> RunExecution.findRefusal(workplace, job));
    }

    /** Whether what the register says is asked for anew, or must not be known longer than it says: it is credit. */
    private static boolean isForgotten(JobDefinition job) {
        return job.receive().dialogue() != null
                || !job.passport().creditPurposes().isEmpty();
    }

    /** An interrupted run goes first, and nothing goes back behind a delivery that was applied since. */
    private Optional<RegisterResult> findOtherRun() {
        List<Run> open = workplace.runs().list(run.order().register(), Run.State.RUNNING);
        if (!open.isEmpty()) {
            return refusal(ExitCode.NOT_RESUMABLE, "interrupted", VerbMessages.interrupted(open.get(0), run, verb));
        }
        Extract extract = extract();
        Optional<ExtractStore.AppliedBy> later = workplace.extracts().findLater(extract);
        if (later.isPresent()) {
            return refusal(
                    ExitCode.INPUT_CONFLICT,
                    "older-than-applied",
                    VerbMessages.appliedSince(run, extract, later.get(), verb));
        }
        return workplace.refused().isByPerson(extract)
                ? refusal(ExitCode.INPUT_CONFLICT, "refused-by-person", VerbMessages.refusedByPerson(run, extract))
                : Optional.empty();
    }

    Extract extract() {
        return workplace.extracts().require(run.order().extract());
    }

    /** The runs that were started from this one by the same command, under today's definitions, and came to their end. */
    List<Run> listDone() {
        return workplace.links().listOf(run.id()).stream()
                .filter(it -> it.verb() == verb)
                .map(it -> workplace.runs().find(it.run()).orElseThrow())
                .filter(it -> !it.order().dryRun())
                .filter(it -> it.state() == Run.State.DONE || it.state() == Run.State.HELD)
                .filter(it -> it.order().jobHash().equals(workplace.jobs().hash()))
                .toList();
    }

    private Optional<RegisterResult> refusal(ExitCode code, String reason, ThreeLines lines) {
        return Optional.of(answer(code, reason, lines));
    }

    RegisterResult answer(ExitCode code, String reason, ThreeLines lines) {
        return RegisterResult.answer(run.order().register(), code, reason, lines);
    }
}

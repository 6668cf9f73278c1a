package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.report.ThreeLines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stands against rolling a run back: whatever is in doubt is refused. */
record RollbackRefusal(Workplace workplace, Run run, Rollback.Order order) {

    Optional<RegisterResult> find() {
        return findKind().or(this::findOther).or(this::findEarlier);
    }

    /** Runs that have nothing of their own to be undone, or whose words cannot be restored. */
    private Optional<RegisterResult> findKind() {
        JobDefinition job = workplace.jobs().jobs().get(run.order().register());
        if (NightRunner.isNight(run)) {
            return refusal(ExitCode.USAGE, "a-night", VerbMessages.isNight(run, order.verb()));
        } else if (run.order().dryRun()) {
            return refusal(ExitCode.USAGE, "a-dry-run", VerbMessages.isDryRun(run, order.verb()));
        } else if (RollbackContext.find(workplace, run).isPresent()) {
            return refusal(ExitCode.USAGE, "a-rollback", RollbackMessages.isRollback(run));
        } else if (run.state() == Run.State.HELD) {
            return refusal(ExitCode.HELD, "held", VerbMessages.held(run, order.verb()));
        } else if (workplace.plans().isPruned(run.id())) {
            return refusal(ExitCode.NOT_RESUMABLE, "values-pruned", RollbackMessages.pruned(run));
        } else if (job == null) {
            return refusal(ExitCode.NOT_RESUMABLE, "no-job-file", VerbMessages.noJobFile(run));
        } else if (job.findReference().isPresent()) {
            return refusal(ExitCode.USAGE, "a-reference-list", RollbackMessages.isReference(run));
        }
        boolean told = job.receive().dialogue() != null
                || !job.passport().creditPurposes().isEmpty();
        return told ? refusal(ExitCode.USAGE, "asked-anew", RollbackMessages.askedAnew(run)) : Optional.empty();
    }

    private Optional<RegisterResult> findOther() {
        List<Run> open = workplace.runs().list(run.order().register(), Run.State.RUNNING);
        if (!open.isEmpty()) {
            return refusal(
                    ExitCode.NOT_RESUMABLE, "interrupted", VerbMessages.interrupted(open.get(0), run, order.verb()));
        }
        boolean nothing = run.order().extract() == 0
                || (run.state() == Run.State.REFUSED
                        && workplace.audit().changes(run.id()).customers().isEmpty());
        if (nothing) {
            return refusal(ExitCode.USAGE, "nothing-applied", RollbackMessages.nothingApplied(run));
        }
        return workplace.links().listOf(run.id()).stream()
                .filter(it -> it.verb() == Verb.RERUN || it.verb() == Verb.REPLAY)
                .map(it -> workplace.runs().find(it.run()).orElseThrow())
                .filter(it -> !it.order().dryRun() && isUsed(it))
                .findFirst()
                .flatMap(it ->
                        refusal(ExitCode.INPUT_CONFLICT, "taken-again-since", RollbackMessages.takenAgain(run, it)));
    }

    private boolean isUsed(Run again) {
        return workplace
                .rollbacks()
                .isUsed(workplace.extracts().require(again.order().extract()));
    }

    private Optional<RegisterResult> findEarlier() {
        Optional<Run> first = findDone(Verb.ROLLBACK);
        Optional<Run> before = findDone(order.verb());
        if (before.isPresent()) {
            return refusal(
                    ExitCode.ALREADY_DONE,
                    "rolled-back-before",
                    VerbMessages.doneBefore(run, before.get(), order.verb()));
        } else if (order.protecting() && first.isEmpty()) {
            return refusal(ExitCode.USAGE, "not-rolled-back", RollbackMessages.notRolledBack(run));
        }
        return order.protecting() && !order.dryRun() ? first.flatMap(this::findSamePerson) : Optional.empty();
    }

    private Optional<Run> findDone(Verb verb) {
        return workplace.links().listOf(run.id()).stream()
                .filter(it -> it.verb() == verb)
                .map(it -> workplace.runs().find(it.run()).orElseThrow())
                .filter(it -> !it.order().dryRun() && it.state() == Run.State.DONE)
                .findFirst();
    }

    /** What protects people takes two. */
    private Optional<RegisterResult> findSamePerson(Run first) {
        if (!first.order().requestedBy().equals(order.by())) {
            return Optional.empty();
        }
        Instant now = workplace.clock().instant();
        workplace
                .approvals()
                .add(first, new Approval(0, now, order.by(), order.reason()), now, "approver-is-requester");
        return refusal(ExitCode.APPROVAL_VOID, "approver-is-requester", RollbackMessages.samePerson(run, order.by()));
    }

    private Optional<RegisterResult> refusal(ExitCode code, String reason, ThreeLines lines) {
        return Optional.of(RegisterResult.answer(run.order().register(), code, reason, lines));
    }
}

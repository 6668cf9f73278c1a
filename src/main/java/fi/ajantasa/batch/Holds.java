package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person says about a held plan: apply exactly it, or never. */
public final class Holds {
    private final Installation installation;
    private final Clock clock;

    public Holds(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** How an approval or refusal ended. */
    public record Verdict(ExitCode code, ThreeLines lines) {}

    /** Applies the held rest of the run's plan, if the approval is good for exactly that plan. */
    public Verdict approve(String id, Approval approval) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<Run> found = workplace.runs().find(id).filter(it -> it.state() == Run.State.HELD);
            if (found.isEmpty()) {
                return notHeld(id);
            }
            Run run = found.get();
            Optional<Objection> objection = objection(workplace, run, approval);
            String verdict = objection.map(Objection::reason).orElse("accepted");
            workplace.approvals().add(run, approval, clock.instant(), verdict);
            return objection.isPresent() ? voided(run, objection.get()) : apply(workplace, run, approval);
        }
    }

    /** Why an approval is void: a word that is kept, and the figures for the operator. */
    private record Objection(String reason, String detail) {}

    private Optional<Objection> objection(Workplace workplace, Run run, Approval approval) {
        Instant now = clock.instant();
        long held = workplace.lists().size(run.id(), ListName.HELD)
                + workplace.lists().size(run.id(), ListName.HELD_ROWS);
        if (approval.by().equals(run.order().requestedBy())) {
            return Optional.of(new Objection("approver-is-requester", ""));
        } else if (!approval.until().isAfter(now)) {
            return Optional.of(new Objection("approval-expired", ""));
        } else if (held > approval.ceiling()) {
            return Optional.of(
                    new Objection("ceiling-passed", ": " + held + " changes, ceiling " + approval.ceiling()));
        } else if (!planHash(workplace, run).equals(run.planHash())) {
            return Optional.of(new Objection(ApprovalStore.PLAN_DIFFERS, ""));
        }
        return Optional.empty();
    }

    private static String planHash(Workplace workplace, Run run) {
        JobDefinition job = workplace.jobs().require(run.order().register());
        return job.findReference().isPresent()
                ? new ReferenceList(new RunContext(workplace, run)).planHash()
                : workplace.plans().computedHash(run.id());
    }

    private Verdict apply(Workplace workplace, Run run, Approval approval) {
        workplace.audit().append(List.of(entry(run, "approval", approval.by(), approval.reason())), clock.instant());
        RunContext context = new RunContext(workplace, run);
        workplace.attempts().attempt(run.id(), Verb.APPROVE, approval.by(), () -> new RegisterJob(context).applyHeld());
        Run ended = workplace.runs().find(run.id()).orElseThrow();
        if (ended.state() != Run.State.RUNNING) {
            context.forgetTranscript();
        }
        ExitCode code = ended.code() == null ? ExitCode.INTERNAL : ended.code();
        return new Verdict(
                code,
                new ThreeLines(
                        code.name() + " " + run.id() + ": the held changes of plan "
                                + String.valueOf(run.planHash()).substring(0, 12) + " were approved by "
                                + approval.by() + ".",
                        "Applied: exactly that plan, but for customers that moved on since. Nothing else was changed.",
                        "ajantasa report " + run.id()));
    }

    /** Discards the held rest: the delivery's facts never count, what raised privacy stays. */
    public Verdict refuse(String id, String by, String reason) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<Run> found = workplace.runs().find(id).filter(it -> it.state() == Run.State.HELD);
            if (found.isEmpty()) {
                return notHeld(id);
            }
            Run run = found.get();
            workplace.audit().append(List.of(entry(run, "refusal", by, reason)), clock.instant());
            workplace.extracts().refuse(run.order().extract(), "refused-by-person");
            new RunContext(workplace, run).forgetTranscript();
            workplace
                    .refused()
                    .addByPerson(run, workplace.extracts().require(run.order().extract()));
            ThreeLines lines = new ThreeLines(
                    "HELD " + id + " refused by " + by + ".",
                    "The held changes are discarded and the delivery no longer counts; what raised privacy stays.",
                    "ajantasa runs show " + id);
            workplace.runs().end(id, Run.State.REFUSED, ExitCode.HELD, "refused-by-person", lines);
            return new Verdict(ExitCode.OK, lines);
        }
    }

    private static AuditEntry entry(Run run, String kind, String by, String reason) {
        return new AuditEntry(
                kind,
                run.id(),
                0,
                by,
                "compliance",
                run.order().jobHash(),
                0,
                AuditBody.words("plan", String.valueOf(run.planHash()), "reason", reason));
    }

    private static Verdict notHeld(String id) {
        return new Verdict(
                ExitCode.USAGE,
                new ThreeLines("USAGE: " + id + " is not a held run.", "Nothing was changed.", "ajantasa runs list"));
    }

    private static Verdict voided(Run run, Objection objection) {
        return new Verdict(
                ExitCode.APPROVAL_VOID,
                new ThreeLines(
                        "APPROVAL_VOID " + run.order().register() + " " + run.id() + ": " + objection.reason()
                                + objection.detail() + ".",
                        "Nothing was applied; the plan stays held.",
                        "ajantasa runs show " + run.id() + " --list held"));
    }
}

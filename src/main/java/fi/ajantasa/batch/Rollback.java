package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.contact.Exported;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Undoes a run as a plan (F84): first shown, then done when somebody confirms exactly that plan. What protects people stays
 * until a second person takes it back, for a legal reason, in a plan of its own.
 */
public final class Rollback {
    /** The lists a reader is shown, in order. */
    public static final List<ListName> BUCKETS = List.of(ListName.REVERSED, ListName.KEPT, ListName.NOT_REVERSED);

    private final Installation installation;
    private final Clock clock;

    public Rollback(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param protecting to take back what protects people, and nothing else
     * @param reason why; legal where what protects is taken back, empty where the plan is only shown
     * @param plan the hash of the plan that is confirmed, or its beginning; empty to show the plan
     */
    public record Order(String run, boolean protecting, String by, String reason, String plan) {
        /** The fewest characters by which a plan is known. */
        public static final int FEWEST = 12;

        public Order {
            if (!plan.isEmpty() && (!plan.matches("[0-9a-f]{" + FEWEST + ",64}") || reason.isBlank())) {
                throw new IllegalArgumentException("a confirmation names the plan's hash and a reason");
            }
        }

        boolean dryRun() {
            return plan.isEmpty();
        }

        Verb verb() {
            return protecting ? Verb.LIFT : Verb.ROLLBACK;
        }
    }

    /**
     * How it ended.
     *
     * @param exports what was let out since the run with people in it whom it had changed
     */
    public record Undone(RegisterResult result, List<Exported> exports) {
        public Undone {
            exports = List.copyOf(exports);
        }
    }

    /**
     * Shows the plan, or does it.
     *
     * @throws Locked when another process is running
     */
    public Undone take(Order order) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<Run> found = workplace.runs().find(order.run());
            if (found.isEmpty()) {
                return new Undone(
                        RegisterResult.answer("", ExitCode.USAGE, "unknown-run", VerbMessages.unknown(order.run())),
                        List.of());
            }
            Optional<RegisterResult> refusal = new RollbackRefusal(workplace, found.get(), order).find();
            return refusal.isPresent()
                    ? new Undone(refusal.get(), List.of())
                    : new Taking(workplace, found.get(), order).take();
        }
    }

    /** One roll-back. */
    private final class Taking {
        private final Workplace workplace;
        private final Run undone;
        private final Order order;

        Taking(Workplace workplace, Run undone, Order order) {
            this.workplace = workplace;
            this.undone = undone;
            this.order = order;
        }

        Undone take() {
            Request request =
                    new Request(LocalDate.now(clock), false, order.dryRun(), order.by(), null).by(order.verb());
            Run run = Objects.requireNonNull(workplace.engine().transaction().execute(status -> open(request)));
            RegisterResult result = new RunExecution(workplace, request).turn(run);
            RoaringBitmap changed = workplace.audit().changes(undone.id()).customers();
            return new Undone(
                    result,
                    Exported.since(workplace.dataSource(), workplace.rollbacks().begun(undone.id()), changed));
        }

        /** The run, what it is for and who wants it: together or not at all. */
        private Run open(Request request) {
            Run run = workplace
                    .runs()
                    .open(request.order(
                            undone.order().register(), workplace.jobs().hash()));
            workplace.links().add(new RunLinkStore.RunLink(run.id(), order.verb(), undone.id()));
            if (!order.dryRun()) {
                workplace.approvals().give(run.id(), order, clock.instant());
                workplace.audit().append(List.of(entry(run)), clock.instant());
            }
            return run;
        }

        private AuditEntry entry(Run run) {
            return new AuditEntry(
                    order.protecting() ? "rollback-flags" : "rollback",
                    run.id(),
                    0,
                    order.by(),
                    "compliance",
                    run.order().jobHash(),
                    0,
                    AuditBody.words("run", undone.id(), "plan", order.plan(), "reason", order.reason()));
        }
    }
}

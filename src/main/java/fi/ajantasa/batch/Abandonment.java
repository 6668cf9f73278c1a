package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Ends an interrupted run for good. What it applied stays, and what was said of those customers counts on; the rest of
 * its delivery never counts, and the customers it did not get to are decided anew.
 */
public final class Abandonment {
    /** The reason of runs and deliveries that were given up. */
    static final String ABANDONED = "abandoned";

    private static final int AT_ONCE = 10_000;
    private final Installation installation;
    private final Clock clock;

    public Abandonment(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Ends the run, all of it in one transaction.
     *
     * @throws Locked when another process is running: the run may be its
     */
    public Holds.Verdict abandon(String id, String by, String reason) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<Run> run = workplace.runs().find(id).filter(it -> it.state() == Run.State.RUNNING);
            if (run.isEmpty()) {
                return new Holds.Verdict(ExitCode.USAGE, Messages.notInterrupted(id));
            }
            return Objects.requireNonNull(
                    workplace.engine().transaction().execute(status -> new Ending(workplace, run.get())
                            .end(by, reason)));
        }
    }

    /** The end of one run. */
    private final class Ending {
        private final Workplace workplace;
        private final Run run;
        private final RoaringBitmap applied;
        private final RoaringBitmap others;

        Ending(Workplace workplace, Run run) {
            this.workplace = workplace;
            this.run = run;
            this.applied = workplace.abandoned().applied(run.id());
            this.others = workplace.lists().read(run.id(), ListName.TO_DECIDE.word(), "");
            this.others.andNot(applied);
        }

        Holds.Verdict end(String by, String reason) {
            if (run.order().extract() != 0) {
                endDelivery(run.order().extract(), entry(by, reason));
            }
            workplace.audit().append(List.of(entry(by, reason)), clock.instant());
            ThreeLines lines = lines(by);
            workplace.runs().end(run.id(), Run.State.FAILED, ExitCode.NOT_RESUMABLE, ABANDONED, lines);
            String job = run.order().register();
            workplace.engine().abandon(job, run.id());
            workplace.engine().abandon(job + RegisterJob.APPROVED, run.id());
            workplace.engine().abandon(job + RollbackJob.ROLLBACK, run.id());
            return new Holds.Verdict(ExitCode.OK, lines);
        }

        private void endDelivery(int extract, AuditEntry about) {
            boolean accepted = workplace.abandoned().isAccepted(extract);
            if (applied.isEmpty()) {
                workplace.extracts().refuse(extract, ABANDONED);
            } else {
                workplace.extracts().abandon(extract);
                removeFacts(extract, about);
            }
            if (accepted) {
                decideAnew();
            }
        }

        /** What the delivery said of the others was not applied. */
        private void removeFacts(int extract, AuditEntry about) {
            int[] ids = others.toArray();
            for (int from = 0; from < ids.length; from += AT_ONCE) {
                Integer[] some = Arrays.stream(ids, from, Math.min(ids.length, from + AT_ONCE))
                        .boxed()
                        .toArray(Integer[]::new);
                workplace.facts().removeUnapplied(extract, some, about, clock.instant());
            }
        }

        /** The days that brought customers into the plan were settled when it passed the check. */
        private void decideAnew() {
            int[] ids = others.toArray();
            for (int from = 0; from < ids.length; from += AT_ONCE) {
                Map<Integer, List<LocalDate>> due = new HashMap<>();
                Arrays.stream(ids, from, Math.min(ids.length, from + AT_ONCE))
                        .forEach(it -> due.put(it, List.of(run.order().businessDate())));
                workplace.customers().schedule(due, clock.instant());
            }
        }

        private AuditEntry entry(String by, String reason) {
            String body = AuditBody.words(
                    "reason",
                    reason,
                    "applied",
                    "" + applied.getCardinality(),
                    "not-applied",
                    "" + others.getCardinality());
            return new AuditEntry(
                    "abandonment", run.id(), 0, by, "compliance", run.order().jobHash(), 0, body);
        }

        private ThreeLines lines(String by) {
            Optional<RollbackContext> rollback = RollbackContext.find(workplace, run);
            if (rollback.isPresent()) {
                return RollbackMessages.abandoned(run, rollback.get().undone().id(), by);
            } else if (run.order().extract() == 0) {
                return Messages.abandoned(run, by);
            }
            if (workplace.links().find(run.id()).isPresent()) {
                return VerbMessages.abandonedAgain(run, by, applied.getCardinality());
            }
            String delivery =
                    workplace.extracts().require(run.order().extract()).name();
            return applied.isEmpty()
                    ? Messages.abandoned(run, by, delivery)
                    : Messages.abandoned(run, by, delivery, applied.getCardinality(), others.getCardinality());
        }
    }
}

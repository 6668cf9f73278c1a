package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.ItemOutcome;
import fi.ajantasa.job.Announced;
import fi.ajantasa.person.Direction;
import fi.ajantasa.report.AnnouncedChangeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a mass change pass that the register keeper announced (F66): up to the ceiling, which is for all announced days
 * together. What of it lowers somebody's privacy is held to the limit of any other day.
 */
final class Announcements {
    private final RunContext context;
    private final AnnouncedChangeStore store;
    private final List<Pass> passes = new ArrayList<>();

    /** An excess that was announced. */
    private record Pass(Announced announced, Brake.Excess excess) {}

    Announcements(RunContext context) {
        this.context = context;
        this.store = new AnnouncedChangeStore(context.workplace().dataSource());
    }

    /** The excesses that no announcement covers. */
    List<Brake.Excess> remaining(List<Brake.Excess> excesses, ItemLists planned) {
        List<Brake.Excess> remaining = new ArrayList<>();
        for (Brake.Excess excess : excesses) {
            Optional<Announced> announced = context.job()
                    .expect()
                    .findAnnounced(excess.attribute(), context.run().order().businessDate());
            if (announced.isEmpty() || lowering(planned, excess.attribute()) > excess.limit()) {
                remaining.add(excess);
            } else {
                long left = left(announced.get());
                if (excess.count() > left) {
                    remaining.add(new Brake.Excess(excess.attribute(), excess.count(), Math.max(left, excess.limit())));
                } else {
                    passes.add(new Pass(announced.get(), excess));
                }
            }
        }
        return remaining;
    }

    private long left(Announced announced) {
        return announced.ceiling()
                - store.passedBefore(context.run().id(), context.job().register(), announced);
    }

    private static long lowering(ItemLists planned, String attribute) {
        return planned.items().entrySet().stream()
                .filter(it -> it.getKey().attribute().equals(attribute)
                        && it.getKey().outcome() == ItemOutcome.CHANGED
                        && it.getKey().direction() == Direction.LOWERS)
                .mapToLong(it -> it.getValue().getLongCardinality())
                .sum();
    }

    /** Notes what passed in the report and, unless nothing is changed, in the audit log. */
    void keep() {
        String run = context.run().id();
        for (Pass pass : passes) {
            store.add(
                    run, pass.announced(), pass.excess().count(), pass.excess().limit());
        }
        if (!passes.isEmpty() && !context.run().order().dryRun()) {
            context.workplace()
                    .audit()
                    .append(
                            passes.stream().map(this::entry).toList(),
                            context.workplace().clock().instant());
        }
    }

    private AuditEntry entry(Pass pass) {
        Announced announced = pass.announced();
        return new AuditEntry(
                "announced-change",
                context.run().id(),
                0,
                context.run().order().requestedBy(),
                String.join(" ", context.job().passport().purposes()),
                context.run().order().jobHash(),
                0,
                AuditBody.words(
                        "attribute", announced.attribute(),
                        "passed", "" + pass.excess().count(),
                        "limit", "" + pass.excess().limit(),
                        "ceiling", "" + announced.ceiling(),
                        "from", announced.from().toString(),
                        "until", announced.until().toString(),
                        "reason", announced.reason()));
    }
}

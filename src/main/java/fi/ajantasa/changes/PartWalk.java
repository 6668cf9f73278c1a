package fi.ajantasa.changes;

import fi.ajantasa.job.Changes;
import fi.ajantasa.job.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows one part of our customers until the register says that nothing more is to come. Each page and the key after it are
 * committed together; a call that fails leaves everything as the page before it left it.
 */
final class PartWalk {
    /** The service takes no more at once (F98). */
    static final int AT_ONCE = 1_000;

    static final String WENT_BACK = "key-went-back";
    static final String STANDS_STILL = "key-stands-still";
    static final String NEVER_ENDS = "never-up-to-date";
    private static final PartEnd WELL = new PartEnd(0, ExitCode.OK, "", Counts.NONE, 0);

    private final FollowSite site;
    private final Changes changes;
    private final FollowOrder order;
    private final Stores stores;
    private final Intake intake;
    private Counts counts = Counts.NONE;
    private long missing;
    private boolean begun;

    PartWalk(FollowSite site, Changes changes, FollowOrder order, Stores stores, Intake intake) {
        this.site = site;
        this.changes = changes;
        this.order = order;
        this.stores = stores;
        this.intake = intake;
    }

    /** The tables of a register that is followed. */
    record Stores(CursorStore cursors, EventStore events, FollowedStore followed) {}

    PartEnd run(int part, Roster roster, ChangeClient client) {
        PartEnd end = new Turn(part, roster, client).run();
        return new PartEnd(part, end.code(), end.reason(), counts, missing);
    }

    private static PartEnd failed(Heard.Nothing<?> nothing) {
        return ended(nothing.code(), nothing.reason());
    }

    private static PartEnd ended(ExitCode code, String reason) {
        return new PartEnd(0, code, reason, Counts.NONE, 0);
    }

    /** What one part is asked and told in one turn. */
    private final class Turn {
        private final int part;
        private final Roster roster;
        private final ChangeClient client;

        Turn(int part, Roster roster, ChangeClient client) {
            this.part = part;
            this.roster = roster;
            this.client = client;
        }

        PartEnd run() {
            Optional<Cursor> cursor = stores.cursors().find(part);
            boolean lost = cursor.isEmpty() || isStale(cursor.get());
            return (lost ? begin() : base()).orElseGet(this::pages);
        }

        private boolean isStale(Cursor cursor) {
            return Duration.between(cursor.movedAt(), site.clock().instant()).toDays()
                    >= changes.pace().stale();
        }

        /** From the first key of yesterday, so that nothing falls between base data and changes (F94, F95). */
        private Optional<PartEnd> begin() {
            Heard<Long> heard = client.firstKey(order.businessDate().minusDays(1));
            if (heard instanceof Heard.Nothing<Long> nothing) {
                return Optional.of(failed(nothing));
            }
            long key = ((Heard.Reply<Long>) heard).value();
            begun = true;
            site.transaction().executeWithoutResult(status -> {
                stores.cursors().begin(part, changes.parts().count(), key);
                stores.followed().repair(roster.customers());
                site.fence().run();
            });
            return base();
        }

        /** Asks how things stand with whoever was never asked about, or is to be asked about again. */
        private Optional<PartEnd> base() {
            Set<Integer> based = stores.followed().based();
            List<Integer> wanted = roster.customers().stream()
                    .filter(it -> !based.contains(it))
                    .toList();
            for (int from = 0; from < wanted.size(); from += AT_ONCE) {
                List<Integer> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
                Heard<Page> heard = client.base(roster.hetus(some));
                if (heard instanceof Heard.Nothing<Page> nothing) {
                    return Optional.of(failed(nothing));
                }
                landBase(((Heard.Reply<Page>) heard).value(), some);
            }
            return Optional.empty();
        }

        private void landBase(Page page, List<Integer> asked) {
            Intake.Taken taken = intake.take(page, roster);
            site.transaction().executeWithoutResult(status -> {
                stores.events().insert(taken.landed(), order.businessDate());
                stores.followed().base(asked, taken.customers(), order.businessDate());
                stores.cursors().count(part, taken.counts());
                site.fence().run();
            });
            counts = counts.plus(taken.counts());
            missing +=
                    asked.stream().filter(it -> !taken.customers().contains(it)).count();
        }

        private PartEnd pages() {
            for (int page = 0; page < changes.parts().most(); page++) {
                Cursor at = stores.cursors().find(part).orElseThrow();
                Optional<PartEnd> end = page(at, client.changes(at.reached(), roster.hetus()));
                if (end.isPresent()) {
                    return end.get();
                }
            }
            return ended(ExitCode.INPUT_CONFLICT, NEVER_ENDS);
        }

        /** How the turn ends with this reply, or nothing when it goes on. */
        private Optional<PartEnd> page(Cursor at, Heard<Page> heard) {
            if (heard instanceof Heard.Nothing<Page> nothing) {
                boolean refused = nothing.reason().equals(ChangeClient.KEY_REFUSED);
                return refused && at.pages() > 0 && !begun ? begin() : Optional.of(failed(nothing));
            }
            Page page = ((Heard.Reply<Page>) heard).value();
            if (page.reached() < at.reached()) {
                return Optional.of(ended(ExitCode.INPUT_CONFLICT, WENT_BACK));
            }
            if (page.reached() == at.reached() && !page.current()) {
                return Optional.of(ended(ExitCode.INPUT_CONFLICT, STANDS_STILL));
            }
            land(at, page);
            return page.current() ? Optional.of(WELL) : Optional.empty();
        }

        private void land(Cursor at, Page page) {
            Intake.Taken taken = intake.take(page, roster);
            site.transaction().executeWithoutResult(status -> {
                stores.events().insert(taken.landed(), order.businessDate());
                stores.cursors().move(at, page, taken.counts(), order.businessDate());
                site.fence().run();
            });
            counts = counts.plus(taken.counts());
        }
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.ItemOutcome;
import fi.ajantasa.decide.Rules;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Expect;
import fi.ajantasa.person.Direction;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the plan against what the job expects: refuse the delivery, hold the rest of the plan, or go on. */
final class CheckStep {
    private static final Logger LOG = LoggerFactory.getLogger(CheckStep.class);

    /** Customers for whom an attribute loses or replaces a value, by attribute: what the brake counts. */
    static final String OVERWRITES = "overwrites";

    /** Customers the register had spoken of before this delivery; known only until its facts are taken in. */
    static final String SEEN_BEFORE = "seen-before";

    private static final int DUE_AT_ONCE = 10_000;

    private final RunContext context;
    private final String run;
    private final RunListStore lists;

    CheckStep(RunContext context) {
        this.context = context;
        this.run = context.run().id();
        this.lists = context.workplace().lists();
    }

    /** False when the delivery is refused. */
    boolean run() {
        RoaringBitmap rejected = lists.read(run, ListName.REJECTED.word(), "");
        Expect expect = context.job().expect();
        long limit = expect.rejectedMax().of(context.rows());
        long faulty = rejected.getLongCardinality() - lists.size(run, ListName.WAITING_ROWS);
        if (faulty > limit) {
            context.refuse(ExitCode.INPUT_BAD, "too-many-rejects", Messages.tooManyRejects(context, faulty, limit));
            return false;
        }
        sortRows(rejected);
        QuarantineSlice.keepFigures(context);
        ItemLists planned = context.workplace().plans().lists(run);
        Announcements announcements = new Announcements(context);
        List<Brake.Excess> excesses = announcements.remaining(excesses(planned), planned);
        ItemLists items = excesses.isEmpty() ? planned : planned.holding(toDecide());
        new ItemFigures(lists, run).keep(items, unchangedCustomers());
        planned.overwrites().forEach((attribute, list) -> lists.put(run, OVERWRITES, attribute, Unit.CUSTOMERS, list));
        if (!context.run().order().dryRun()) {
            context.workplace().extracts().accept(context.extract().id());
            SummariseStep.keepFlagsBefore(context);
            settleDueDays();
        }
        if (excesses.isEmpty()) {
            announcements.keep();
        } else {
            hold(excesses, items);
        }
        LOG.info("{} check: {} over their limit", run, excesses.size());
        return true;
    }

    /** A person let the rest of the plan go: its items count as changed, and the flags are taken anew. */
    void release() {
        context.workplace().runs().release(run);
        lists.forget(run, List.of(ListName.HELD, ListName.FLAGS_BEFORE, ListName.FLAG_ADDED, ListName.FLAG_LIFTED));
        new ItemFigures(lists, run).keep(context.workplace().plans().lists(run), unchangedCustomers());
        SummariseStep.keepFlagsBefore(context);
    }

    /** The days that brought a customer here are over; new ones come with the plan. */
    private void settleDueDays() {
        LocalDate today = context.run().order().businessDate();
        int[] due = RoaringBitmap.and(context.workplace().customers().due(today), toDecide())
                .toArray();
        for (int from = 0; from < due.length; from += DUE_AT_ONCE) {
            int to = Math.min(due.length, from + DUE_AT_ONCE);
            Workplace workplace = context.workplace();
            workplace
                    .customers()
                    .settle(
                            today,
                            Arrays.copyOfRange(due, from, to),
                            workplace.clock().instant());
        }
    }

    private void hold(List<Brake.Excess> excesses, ItemLists items) {
        long raised = items.items().entrySet().stream()
                .filter(it -> it.getKey().outcome() == ItemOutcome.CHANGED)
                .mapToLong(it -> it.getValue().getLongCardinality())
                .sum();
        long held = items.items().entrySet().stream()
                .filter(it -> it.getKey().outcome() == ItemOutcome.HELD)
                .mapToLong(it -> it.getValue().getLongCardinality())
                .sum();
        context.workplace().runs().hold(run, Messages.held(context, excesses, raised, held));
    }

    /** A register's first delivery has nothing to be compared with: only what lowers protection is held then. */
    private List<Brake.Excess> excesses(ItemLists planned) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, RoaringBitmap> before = context.workplace().abandoned().overwrittenBefore(context.extract());
        planned.overwrites().forEach((attribute, list) -> {
            RoaringBitmap earlier = before.getOrDefault(attribute, new RoaringBitmap());
            counts.put(attribute, (long) RoaringBitmap.orCardinality(list, earlier));
        });
        planned.items().forEach((key, list) -> {
            if (key.outcome() == ItemOutcome.CHANGED && raisesByMass(key)) {
                counts.merge(key.attribute(), list.getLongCardinality(), Long::sum);
            }
        });
        List<Brake.Excess> excesses = new ArrayList<>();
        RoaringBitmap seen = lists.read(run, SEEN_BEFORE, "");
        if (!seen.isEmpty()) {
            seen.or(matched());
            excesses.addAll(Brake.judge(
                    context.job().expect(),
                    counts,
                    seen.getLongCardinality(),
                    context.workplace().runs().usualOverwrites(context.run())));
        }
        long lacking = planned.decidedBy(Rules.BASE_LACKS_PROTECTION).getLongCardinality();
        if (lacking > 0) {
            excesses.add(new Brake.Excess(Rules.BASE_LACKS_PROTECTION, lacking, 0));
        }
        return excesses;
    }

    /** What raises privacy is never held, yet a mass of it is a person's business too (F65: everybody dead). */
    private static boolean raisesByMass(ItemLists.Key key) {
        return key.direction() == Direction.RAISES;
    }

    private RoaringBitmap matched() {
        return lists.read(run, ListName.MATCHED_CUSTOMERS.word(), "");
    }

    private RoaringBitmap toDecide() {
        return lists.read(run, ListName.TO_DECIDE.word(), "");
    }

    private RoaringBitmap unchangedCustomers() {
        return RoaringBitmap.andNot(matched(), toDecide());
    }

    /** Every row in exactly one class, now that it is known which could not be interpreted. */
    private void sortRows(RoaringBitmap rejected) {
        RoaringBitmap accepted = RoaringBitmap.bitmapOfRange(1, context.rows() + 1);
        accepted.andNot(rejected);
        accepted.andNot(lists.read(run, ListName.DUPLICATE.word(), ""));
        accepted.andNot(lists.read(run, ListName.NOT_REPLAYED.word(), ""));
        RoaringBitmap matched = RoaringBitmap.andNot(accepted, lists.read(run, ListName.UNMATCHED.word(), ""));
        matched.andNot(lists.read(run, ListName.BLOCKED_BY_TOMBSTONE.word(), ""));
        matched.andNot(lists.read(run, ListName.POSSIBLE.word(), ""));
        lists.put(run, ListName.ACCEPTED, "", accepted);
        lists.put(run, ListName.MATCHED, "", matched);
    }
}

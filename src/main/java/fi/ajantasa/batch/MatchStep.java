package fi.ajantasa.batch;

import fi.ajantasa.job.Absence;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.Hit;
import fi.ajantasa.person.Effect;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.Unit;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds which rows concern which of our customers, on keys and fingerprints alone. A row of nobody we know leaves only
 * its number behind; a row equal to the one we hold is not read further.
 */
final class MatchStep {
    private static final Logger LOG = LoggerFactory.getLogger(MatchStep.class);

    /** Ranges that one worker takes at a time. */
    private static final int RANGES_PER_SHARE = 4;

    /** Rows that are possible as they were in the delivery before, and are listed already. */
    static final String POSSIBLE_AS_BEFORE = "possible-as-before";

    /** The part of a list with what is as it was; slices count from 0, and ranges below it. */
    private static final int AS_BEFORE = Integer.MIN_VALUE;

    /** Customers whom a full list has no more, and whom it had until now. */
    static final String LEAVING = "leaving";

    private final RunContext context;
    private final Once<RoaringBitmap> passedOver;

    MatchStep(RunContext context) {
        this.context = context;
        this.passedOver = new Once<>(this::loadPassedOver);
    }

    private RoaringBitmap loadPassedOver() {
        String run = context.run().id();
        return RoaringBitmap.or(
                context.workplace().lists().read(run, ListName.REJECTED.word(), ""),
                context.workplace().lists().read(run, ListName.DUPLICATE.word(), ""),
                context.workplace().lists().read(run, ListName.NOT_REPLAYED.word(), ""));
    }

    /** One share per few ranges; a register keyed by customer number stays in one, for a new number gets its id once. */
    List<StepFactory.Share> shares() {
        int ranges = ranges().size();
        int size = context.createsCustomers() ? Math.max(1, ranges) : RANGES_PER_SHARE;
        List<StepFactory.Share> shares = new ArrayList<>();
        for (int first = 0; first < ranges; first += size) {
            shares.add(new StepFactory.Share(first, Math.min(ranges, first + size)));
        }
        return shares;
    }

    private List<Range> ranges() {
        return context.files().stream().flatMap(it -> it.ranges().stream()).toList();
    }

    /** Scans one range and keeps the rows of ours. */
    Runnable match(int number) {
        Range range = ranges().get(number);
        MatchPiece piece = new MatchPiece(context, range.file(), passedOver.value());
        context.scan(range, piece::take);
        return () -> piece.save(number);
    }

    /** Drops the hits that are unchanged once a customer's rows are taken together, and names whom to decide. */
    void close() {
        forgetContradictions();
        if (context.findsByLikeness()) {
            context.finder().recall().ifPresent(LinkRecall::keep);
            context.finder().forget();
        }
        String run = context.run().id();
        Workplace workplace = context.workplace();
        RoaringBitmap customers = workplace.lists().read(run, ListName.MATCHED_CUSTOMERS.word(), "");
        RoaringBitmap unchanged = workplace.lists().read(run, ListName.UNCHANGED_ROWS.word(), "");
        List<Hit> kept = new ArrayList<>();
        RoaringBitmap present = customers.clone();
        BitSet possible = new BitSet();
        List<Hit> hits = new NewCodes(context).follow(workplace.hits().list(run));
        for (List<Hit> rows : HitGroups.of(hits)) {
            int customer = rows.get(0).customer();
            present.add(customer);
            boolean asBefore = isAsBefore(customer, rows);
            for (Hit row : rows) {
                if (row.isCertain()) {
                    customers.add(customer);
                }
                if (!asBefore) {
                    kept.add(row);
                } else if (row.isCertain()) {
                    unchanged.add(row.row());
                } else {
                    possible.set(row.row());
                }
            }
        }
        for (Hit hit : hits) {
            if (!hit.isCertain()) {
                unchanged.remove(hit.row());
            }
        }
        keepPossibleAsBefore(possible, hits);
        workplace.hits().forget(run);
        workplace.hits().save(run, 0, kept);
        RoaringBitmap toDecide = workplace.customers().due(context.run().order().businessDate());
        kept.forEach(it -> toDecide.add(it.customer()));
        toDecide.or(context.quarantine().toDecide(context.job().expect().poisonAttempts()));
        workplace.lists().put(run, ListName.MATCHED_CUSTOMERS, "", customers);
        workplace.lists().put(run, ListName.UNCHANGED_ROWS, "", unchanged);
        if (isWholeList() && !context.createsCustomers()) {
            keepAbsent(present, toDecide);
        }
        workplace.lists().put(run, ListName.TO_DECIDE, "", toDecide);
        workplace
                .lists()
                .put(
                        run,
                        CheckStep.SEEN_BEFORE,
                        "",
                        Unit.CUSTOMERS,
                        context.index().listSeen());
        LOG.info("{} match: {} customers, {} to decide", run, customers.getCardinality(), toDecide.getCardinality());
    }

    /** A full list has shown the model every record: what it no longer says against people's answers is forgotten. */
    private void forgetContradictions() {
        if (context.findsByLikeness() && isWholeList() && !context.run().order().dryRun()) {
            context.finder().rules().stream()
                    .filter(it -> it.likelihood() != null)
                    .forEach(it -> context.workplace()
                            .verdicts()
                            .forgetContradictions(
                                    context.job().register(),
                                    it.rule(),
                                    context.run().id()));
        }
    }

    /** Whether who is missing in what is read is missing in the register. */
    private boolean isWholeList() {
        return context.kind() == Kind.BASE && context.findReplayed().isEmpty();
    }

    private boolean isAsBefore(int customer, List<Hit> rows) {
        return context.kind() == Kind.BASE
                && !context.quarantine().knows(customer)
                && HitGroups.fingerprint(rows) == context.index().fingerprint(customer);
    }

    /** Rows that were possible before: either they are asked about, or a person could not tell. */
    private void keepPossibleAsBefore(BitSet possible, List<Hit> hits) {
        if (possible.isEmpty()) {
            return;
        }
        RoaringBitmap rows = new RoaringBitmap();
        possible.stream().forEach(rows::add);
        String run = context.run().id();
        RunListStore lists = context.workplace().lists();
        RoaringBitmap open = new RoaringBitmap();
        RoaringBitmap asked = context.workplace().tasks().listAsked(ClericalTask.POSSIBLE_MATCH);
        for (Hit hit : hits) {
            if (possible.get(hit.row()) && asked.contains(hit.customer())) {
                open.add(hit.row());
            }
        }
        lists.put(run, POSSIBLE_AS_BEFORE, "", Unit.ROWS, rows);
        lists.putPart(run, ListName.POSSIBLE, "", AS_BEFORE, rows);
        lists.putPart(run, ListName.CLERICAL_ALREADY_OPEN, "", AS_BEFORE, open);
        lists.putPart(run, ListName.DECIDED_BEFORE, "", AS_BEFORE, RoaringBitmap.andNot(rows, open));
    }

    /** Whether who is missing is gone, and rows switch flags on that protect: values are never cleared by absence. */
    private boolean absenceMatters() {
        return context.job().passport().absence() == Absence.REMOVED
                && context.job().contract().attributes().stream()
                        .anyMatch(it -> context.jobs().catalogue().require(it).effect() == Effect.ON_RAISES);
    }

    private void keepAbsent(RoaringBitmap present, RoaringBitmap toDecide) {
        String run = context.run().id();
        RoaringBitmap seen = context.index().listSeen();
        RoaringBitmap absent = RoaringBitmap.andNot(seen, present);
        context.workplace().lists().put(run, ListName.ABSENT, "", absent);
        if (absenceMatters()) {
            RoaringBitmap leaving = RoaringBitmap.andNot(absent, context.index().listGone());
            context.workplace().lists().put(run, LEAVING, "", Unit.CUSTOMERS, leaving);
            toDecide.or(leaving);
        }
        if (!context.findsByLikeness()) {
            seen.or(present);
            RoaringBitmap unseen = RoaringBitmap.andNot(context.index().listCoded(), seen);
            context.workplace().lists().put(run, ListName.NOT_YET_SEEN, "", unseen);
        }
    }
}

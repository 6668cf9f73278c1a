package fi.ajantasa.batch;

import fi.ajantasa.customer.CustomerIndex;
import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.link.Hit;
import fi.ajantasa.report.ListName;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.KeyColumn;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.Range;
import fi.ajantasa.source.RangeScanner;
import fi.ajantasa.source.ScannedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
                context.workplace().lists().read(run, ListName.DUPLICATE.word(), ""));
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
    void match(int number) {
        Range range = ranges().get(number);
        FileProof file = context.files().get(range.file());
        FileShape shape = context.shape(range.file());
        Piece piece = new Piece();
        try {
            new RangeScanner(file, context.job().receive().format(), KeyColumn.of(shape, file.header()))
                    .scan(range, record -> piece.take(record, range.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        piece.admitNewcomers();
        String run = context.run().id();
        context.workplace().hits().save(run, number, piece.hits);
        context.workplace().lists().putPart(run, ListName.UNMATCHED, "", number, piece.unmatched);
        context.workplace().lists().putPart(run, ListName.UNCHANGED_ROWS, "", number, piece.unchanged);
        context.workplace().lists().putPart(run, ListName.MATCHED_CUSTOMERS, "", number, piece.customers);
    }

    /** The rows of one range. */
    private final class Piece {
        private final List<Hit> hits = new ArrayList<>();
        private final RoaringBitmap unmatched = new RoaringBitmap();
        private final RoaringBitmap unchanged = new RoaringBitmap();
        private final RoaringBitmap customers = new RoaringBitmap();
        private final List<String> newcomers = new ArrayList<>();
        private final List<Hit> newcomerHits = new ArrayList<>();
        private final CustomerIndex known = context.index();
        private final RoaringBitmap skip = passedOver.value();
        private final Fingerprint fingerprints =
                context.workplace().keys().fingerprint(context.jobs().hash());
        private final boolean base = context.kind() == Kind.BASE;

        void take(ScannedRecord record, int file) {
            int row = Math.toIntExact(record.row());
            if (skip.contains(row)) {
                return;
            }
            int customer = context.createsCustomers() ? byNumber(record) : byHetu(record.key());
            long fingerprint = customer >= 0 || context.createsCustomers() ? fingerprint(record) : 0;
            if (customer < 0) {
                takeStranger(record, file, fingerprint);
            } else if (base && known.fingerprint(customer) == fingerprint) {
                customers.add(customer);
                unchanged.add(row);
            } else {
                hits.add(new Hit(customer, file, record.offset(), record.length(), row, fingerprint));
            }
        }

        private void takeStranger(ScannedRecord record, int file, long fingerprint) {
            int row = Math.toIntExact(record.row());
            if (!context.createsCustomers()) {
                unmatched.add(row);
                return;
            }
            newcomers.add(number(record));
            newcomerHits.add(new Hit(0, file, record.offset(), record.length(), row, fingerprint));
        }

        private long fingerprint(ScannedRecord record) {
            return base ? fingerprints.of(record.buffer(), record.from(), record.to()) : 0;
        }

        private int byHetu(long hetu) {
            int customer = known.findByHetu(hetu);
            return customer >= 0 ? customer : known.findByFormerHetu(hetu);
        }

        private int byNumber(ScannedRecord record) {
            return known.findByNumber(record.buffer(), record.keyFrom(), record.keyTo());
        }

        private static String number(ScannedRecord record) {
            return new String(
                    record.buffer(), record.keyFrom(), record.keyTo() - record.keyFrom(), StandardCharsets.UTF_8);
        }

        /** Gives the customers whose number we have not seen their ids; they hold nothing until something is applied. */
        void admitNewcomers() {
            if (newcomers.isEmpty()) {
                return;
            }
            int[] ids = context.workplace().customers().create(List.copyOf(newcomers));
            int next = 0;
            for (Hit hit : newcomerHits) {
                hits.add(hit.of(ids[next++]));
            }
            hits.sort(null);
        }
    }

    /** Drops the hits that are unchanged once a customer's rows are taken together, and names whom to decide. */
    void close() {
        String run = context.run().id();
        Workplace workplace = context.workplace();
        RoaringBitmap customers = workplace.lists().read(run, ListName.MATCHED_CUSTOMERS.word(), "");
        RoaringBitmap unchanged = workplace.lists().read(run, ListName.UNCHANGED_ROWS.word(), "");
        List<Hit> kept = new ArrayList<>();
        for (List<Hit> rows : HitGroups.of(workplace.hits().list(run))) {
            int customer = rows.get(0).customer();
            customers.add(customer);
            if (context.kind() == Kind.BASE
                    && HitGroups.fingerprint(rows) == context.index().fingerprint(customer)) {
                rows.forEach(it -> unchanged.add(it.row()));
            } else {
                kept.addAll(rows);
            }
        }
        workplace.hits().forget(run);
        workplace.hits().save(run, 0, kept);
        RoaringBitmap toDecide = workplace.customers().due(context.run().order().businessDate());
        kept.forEach(it -> toDecide.add(it.customer()));
        workplace.lists().put(run, ListName.MATCHED_CUSTOMERS, "", customers);
        workplace.lists().put(run, ListName.UNCHANGED_ROWS, "", unchanged);
        workplace.lists().put(run, ListName.TO_DECIDE, "", toDecide);
        if (context.kind() == Kind.BASE && !context.createsCustomers()) {
            RoaringBitmap seen = context.index().listSeen();
            RoaringBitmap all = context.index().listCoded();
            workplace.lists().put(run, ListName.ABSENT, "", RoaringBitmap.andNot(seen, customers));
            seen.or(customers);
            workplace.lists().put(run, ListName.NOT_YET_SEEN, "", RoaringBitmap.andNot(all, seen));
        }
        LOG.info("{} match: {} customers, {} to decide", run, customers.getCardinality(), toDecide.getCardinality());
    }
}

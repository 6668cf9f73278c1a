package fi.ajantasa.batch;

import fi.ajantasa.customer.CustomerIndex;
import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.job.ColumnWord;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.link.Codes;
import fi.ajantasa.link.Found;
import fi.ajantasa.link.Hit;
import fi.ajantasa.link.Likeness;
import fi.ajantasa.link.PersonVerdict;
import fi.ajantasa.link.Verdicts;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.source.KeyColumn;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.ScannedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** The rows of one range, sorted into ours and not ours while they are scanned. */
final class MatchPiece {
    /** H2 takes at most 65,536 elements in an array parameter. */
    private static final int NEWCOMERS_AT_ONCE = 10_000;

    private final RunContext context;
    private final int file;
    private final RoaringBitmap passedOver;
    private final CustomerIndex known;
    private final FormerCodeColumn formerCodes;
    private final Quarantine quarantine;
    private final Fingerprint fingerprints;
    private final Verdicts verdicts;
    private final Codes codes;
    private final boolean base;
    private final boolean createsCustomers;
    private final boolean byNumber;
    private final boolean codesInKey;

    private final @Nullable RowFinder finder;
    private final @Nullable ErasedRows erased;

    private final List<Hit> hits = new ArrayList<>();
    private final RoaringBitmap unmatched = new RoaringBitmap();
    private final RoaringBitmap blocked = new RoaringBitmap();
    private final RoaringBitmap answeredAway = new RoaringBitmap();
    private final RoaringBitmap unchanged = new RoaringBitmap();
    private final RoaringBitmap customers = new RoaringBitmap();
    private final RoaringBitmap underNewCode = new RoaringBitmap();
    private final RoaringBitmap linkedAsBefore = new RoaringBitmap();
    private final List<String> newcomers = new ArrayList<>();
    private final List<Hit> newcomerHits = new ArrayList<>();

    MatchPiece(RunContext context, int file, RoaringBitmap passedOver) {
        this.context = context;
        this.file = file;
        this.passedOver = passedOver;
        this.known = context.index();
        this.quarantine = context.quarantine();
        this.formerCodes = FormerCodeColumn.of(context, file);
        this.fingerprints =
                context.workplace().keys().fingerprint(context.jobs().hash());
        this.verdicts = context.verdicts();
        this.codes = new Codes(context.workplace().keys());
        this.base = context.kind() == Kind.BASE;
        this.createsCustomers = context.createsCustomers();
        this.byNumber = !context.shape(file)
                .columnsOf(ColumnWord.CUSTOMER_NUMBER.word())
                .isEmpty();
        this.codesInKey = KeyColumn.of(
                        context.shape(file), context.files().get(file).header())
                .hetu();
        this.finder = context.findsByLikeness() ? context.finder().take(file) : null;
        this.erased = ErasedRows.find(context, file);
    }

    void take(ScannedRecord record) {
        int row = Math.toIntExact(record.row());
        if (passedOver.contains(row)) {
            return;
        }
        if (byNumber) {
            takeByNumber(record, row);
        } else if (finder == null) {
            takeByCode(record, row);
        } else {
            takeByLikeness(finder, record, row);
        }
    }

    /** Whether the row is new to a customer is told when all rows of the customer are known. */
    private void takeByLikeness(RowFinder rows, ScannedRecord record, int row) {
        if (codesInKey && record.key() > 0) {
            takeByCode(record, row);
            return;
        }
        long fingerprint = base ? fingerprint(record) : 0;
        List<Found> found = rows.find(record, fingerprint);
        if (isErased(record, 0) && found.stream().noneMatch(it -> it.likeness().verdict() == Verdict.SAME)) {
            blocked.add(row);
            return;
        }
        for (Found one : found) {
            hits.add(hit(record, row, one, fingerprint));
        }
        if (rows.isAsBefore()) {
            linkedAsBefore.add(row);
        }
        if (rows.isAnsweredAway()) {
            answeredAway.add(row);
        } else if (found.isEmpty()) {
            unmatched.add(row);
        }
    }

    /** Known again only while it is linked as before: a verdict that changes is news. */
    private Hit hit(ScannedRecord record, int row, Found found, long fingerprint) {
        Likeness likeness = found.likeness();
        long known = base && likeness.verdict() != Verdict.SAME ? ~fingerprint : fingerprint;
        return new Hit(found.customer(), file, record.offset(), record.length(), row, known, likeness);
    }

    private long fingerprint(ScannedRecord record) {
        return fingerprints.of(record.buffer(), record.from(), record.to());
    }

    private void takeByNumber(ScannedRecord record, int row) {
        int customer = known.findByNumber(record.buffer(), record.keyFrom(), record.keyTo());
        if (customer >= 0) {
            takeOurs(customer, record, row);
        } else if (!createsCustomers) {
            unmatched.add(row);
        } else {
            takeNewcomer(record, row);
        }
    }

    private void takeNewcomer(ScannedRecord record, int row) {
        String number = new String(
                record.buffer(), record.keyFrom(), record.keyTo() - record.keyFrom(), StandardCharsets.UTF_8);
        if (erased != null && erased.coverNewcomer(record, number)) {
            blocked.add(row);
        } else {
            newcomers.add(number);
            newcomerHits.add(hit(0, record, row));
        }
    }

    private boolean isErased(ScannedRecord record, long code) {
        return erased != null && erased.cover(record, code);
    }

    private void takeByCode(ScannedRecord record, int row) {
        int customer = known.findByHetu(record.key());
        if (customer < 0) {
            customer = known.findByFormerHetu(record.key());
        }
        if (customer < 0) {
            customer = quarantine.findByHetu(record.key());
        }
        if (customer < 0) {
            customer = formerCodes.find(record, known);
            if (customer >= 0) {
                underNewCode.add(row);
            }
        }
        if (customer >= 0) {
            takeOurs(asAnswered(customer, record), record, row);
        } else {
            (isErased(record, record.key()) ? blocked : unmatched).add(row);
        }
    }

    /** Whose a row under this code is, if a person has said it of one customer. */
    private int asAnswered(int customer, ScannedRecord record) {
        if (verdicts.isEmpty()) {
            return customer;
        }
        int answered = verdicts.findCustomer(codes.recordKey(record.key()));
        return answered == Verdicts.NOBODY ? customer : answered;
    }

    private void takeOurs(int customer, ScannedRecord record, int row) {
        Hit hit = hit(customer, record, row);
        if (base && known.fingerprint(customer) == hit.fingerprint() && !quarantine.knows(customer)) {
            customers.add(customer);
            unchanged.add(row);
        } else {
            hits.add(hit);
        }
    }

    private Hit hit(int customer, ScannedRecord record, int row) {
        long fingerprint = base ? fingerprint(record) : 0;
        return new Hit(customer, file, record.offset(), record.length(), row, fingerprint);
    }

    void save(int number) {
        admitNewcomers();
        if (finder != null) {
            context.workplace().candidates().save(context.run().id(), number, finder.candidates());
            finder.remember(number);
            keepContradictions(finder);
            context.finder().giveBack(finder);
        }
        String run = context.run().id();
        RunListStore lists = context.workplace().lists();
        context.workplace().hits().save(run, number, hits);
        lists.putPart(run, ListName.UNMATCHED, "", number, unmatched);
        if (!blocked.isEmpty()) {
            lists.putPart(run, ListName.BLOCKED_BY_TOMBSTONE, "", number, blocked);
        }
        lists.putPart(run, ListName.UNCHANGED_ROWS, "", number, unchanged);
        lists.putPart(run, ListName.MATCHED_CUSTOMERS, "", number, customers);
        if (!answeredAway.isEmpty()) {
            lists.putPart(run, ListName.POSSIBLE, "", -1 - number, answeredAway);
            lists.putPart(run, ListName.DECIDED_BEFORE, "", -1 - number, answeredAway);
        }
        if (!underNewCode.isEmpty()) {
            lists.putPart(run, ListName.UNDER_NEW_CODE, "", number, underNewCode);
        }
        if (!linkedAsBefore.isEmpty()) {
            lists.putPart(run, ListName.LINKED_AS_BEFORE, "", number, linkedAsBefore);
        }
    }

    /** A person's answer holds; that the model says the contrary is listed (F137). */
    private void keepContradictions(RowFinder rows) {
        if (!context.run().order().dryRun()) {
            rows.contradictions()
                    .forEach((key, ofRecord) -> ofRecord.forEach((customer, says) -> context.workplace()
                            .verdicts()
                            .disagree(
                                    new PersonVerdict.Pair(context.job().register(), key, customer),
                                    says,
                                    context.run().id())));
        }
    }

    /** Gives the customers whose number we have not seen their ids; they hold nothing until something is applied. */
    private void admitNewcomers() {
        for (int from = 0; from < newcomers.size(); from += NEWCOMERS_AT_ONCE) {
            int to = Math.min(newcomers.size(), from + NEWCOMERS_AT_ONCE);
            int[] ids = context.workplace().customers().create(newcomers.subList(from, to));
            for (int i = from; i < to; i++) {
                hits.add(newcomerHits.get(i).of(ids[i - from]));
            }
        }
    }
}

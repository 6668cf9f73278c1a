package fi.ajantasa.writeback;

import fi.ajantasa.contact.Objection;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.job.WriteBack;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Puts what a part of a run applied into the outbox, within the transaction that applies it: both or neither. */
public final class Outgoing {
    private static final int CUSTOMER_BITS = 29;

    private final OutboxStore outbox;
    private final RunListStore lists;
    private final WriteBack settings;

    public Outgoing(DataSource dataSource, WriteBack settings) {
        this.outbox = new OutboxStore(dataSource);
        this.lists = new RunListStore(dataSource);
        this.settings = settings;
    }

    /**
     * What was applied.
     *
     * @param part of the run's plan: 1, 2, or 0 for what follows from both
     * @param own the delivery in which the customer system itself said what it says, 0 where it is none of its own
     * @param today from when new restrictions stand, and on which lifted ones ended
     */
    public record Applied(String run, int part, int own, LocalDate today) {}

    /**
     * Puts changes that were applied.
     *
     * @param changes sorted by customer, no two of one customer
     * @param before the restrictions of these customers that stood before, by customer
     */
    public void put(Applied applied, List<CustomerChange> changes, Map<Integer, List<Restriction>> before) {
        if (changes.isEmpty()) {
            return;
        }
        List<OutboxRow> rows = new ArrayList<>();
        SortedMap<String, RoaringBitmap> sent = new TreeMap<>();
        SortedMap<String, RoaringBitmap> without = new TreeMap<>();
        for (CustomerChange change : changes) {
            int customer = change.customer();
            Items items = items(applied, change, before.getOrDefault(customer, List.of()));
            items.names().forEach(it -> add(sent, it, customer));
            change.changes().keySet().stream()
                    .filter(it -> !items.attributes().contains(it))
                    .forEach(it -> add(without, it, customer));
            if (!items.isEmpty()) {
                rows.add(new OutboxRow(applied.run(), customer, applied.part(), items, 1));
            }
        }
        outbox.add(rows);
        int piece = applied.part() << CUSTOMER_BITS | changes.get(0).customer();
        sent.forEach((item, customers) -> lists.putPart(applied.run(), ListName.OUTBOX_SENT, item, piece, customers));
        without.forEach((item, customers) -> lists.putPart(applied.run(), ListName.NO_TARGET, item, piece, customers));
    }

    /** Puts a person's own word, of no run; which channels it comes to is read when the file is made. */
    public void put(Objection word) {
        LocalDate day = LocalDate.ofInstant(word.at(), Restrictions.HELSINKI);
        Flag flag = new Flag(
                Flag.OWN_OBJECTION,
                !word.withdrawn(),
                word.channels(),
                0,
                day,
                word.withdrawn() ? day : null,
                Flag.SAID_BY_PERSON);
        Items items = new Items(List.of(), List.of(flag));
        outbox.add(List.of(new OutboxRow(OutboxRow.ofWord(word.id()), word.customer(), 0, items, 1)));
    }

    private static void add(SortedMap<String, RoaringBitmap> lists, String item, int customer) {
        lists.computeIfAbsent(item, it -> new RoaringBitmap()).add(customer);
    }

    private Items items(Applied applied, CustomerChange change, List<Restriction> before) {
        List<String> attributes = new ArrayList<>();
        change.changes().forEach((attribute, held) -> {
            if (isTold(attribute, held, applied.own())) {
                attributes.add(attribute);
            }
        });
        return new Items(
                attributes,
                change.restrictions().stream()
                        .map(it -> flag(it, before, applied.today()))
                        .toList());
    }

    /** What the customer system said itself it is not told. */
    private boolean isTold(String attribute, @Nullable Held held, int own) {
        boolean said = own != 0 && held != null && held.origin().extract() == own;
        return settings.attributes().contains(attribute) && !said;
    }

    /** One that stands keeps its first day, whatever becomes of it. */
    private static Flag flag(RestrictionChange change, List<Restriction> before, LocalDate today) {
        LocalDate since = before.stream()
                .filter(it -> it.reason().equals(change.reason()))
                .map(Restriction::since)
                .findFirst()
                .orElse(today);
        return new Flag(
                change.reason(),
                change.on(),
                change.channels(),
                change.origin().extract(),
                since,
                change.on() ? change.until() : today,
                change.rule());
    }
}

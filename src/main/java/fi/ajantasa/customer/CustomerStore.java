package fi.ajantasa.customer;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The only place that changes a customer; every method joins the caller's transaction, and each change carries its
 * audit entry.
 */
public final class CustomerStore {
    private static final byte[] NOTHING_HELD = HeldJson.bytes(new TreeMap<>());
    private final JdbcClient jdbc;
    private final BulkStore bulk;
    private final AuditLog audit;
    private final CodeStore codes;
    private final NumberStore numbers;
    private final IdentifierStore identifiers;
    private final MarkStore marks;
    private final LinkStore links;
    private final CustomerReadStore reading;
    private final SealStore seals;
    private final KeyVault vault;

    public CustomerStore(DataSource dataSource, KeyVault vault) {
        this.jdbc = JdbcClient.create(dataSource);
        this.bulk = new BulkStore(dataSource);
        this.audit = new AuditLog(dataSource);
        this.codes = new CodeStore(dataSource, vault);
        this.numbers = new NumberStore(dataSource);
        this.identifiers = new IdentifierStore(dataSource);
        this.marks = new MarkStore(dataSource, vault);
        this.links = new LinkStore(dataSource, vault);
        this.reading = new CustomerReadStore(dataSource);
        this.seals = new SealStore(dataSource, vault);
        this.vault = vault;
    }

    /** Whether the database has encrypted codes, which a missing keyset would make unreadable. */
    public static boolean hasCodes(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select exists (select 1 from customer_hetu) or exists (select 1 from fact)")
                .query(Boolean.class)
                .single();
    }

    /**
     * The customers with these numbers, in the order of the numbers; those that do not exist are created, at version 0
     * and without values. Only the job of the customers' own register calls it.
     */
    public int[] create(List<String> numbers) {
        Map<String, Integer> ids = new HashMap<>(reading.ids(numbers));
        LinkedHashSet<String> missing = new LinkedHashSet<>(numbers);
        missing.removeAll(ids.keySet());
        if (!missing.isEmpty()) {
            int id = reserve(missing.size());
            Rows rows = Rows.of("id", "number", "version", "held");
            for (String number : missing) {
                rows.add(id, number, 0, NOTHING_HELD);
                ids.put(number, id++);
            }
            bulk.insert("customer", rows);
        }
        return numbers.stream().mapToInt(number -> ids.getOrDefault(number, 0)).toArray();
    }

    private int reserve(int count) {
        jdbc.sql("update customer_counter set last_id = last_id + ?")
                .param(count)
                .update();
        int last = jdbc.sql("select last_id from customer_counter")
                .query(Integer.class)
                .single();
        return last - count + 1;
    }

    /** The customers with these ids that exist, sorted by id. */
    public List<Customer> read(int[] ids) {
        return reading.customers(ids);
    }

    /** The customer with this number. */
    public Optional<Customer> findByNumber(String number) {
        Integer id = reading.ids(List.of(number)).get(number);
        return id == null
                ? Optional.empty()
                : reading.customers(new int[] {id}).stream().findFirst();
    }

    /** The standing restrictions of these customers, by customer, sorted by reason. */
    public Map<Integer, List<Restriction>> restrictions(int[] ids) {
        return reading.restrictions(ids);
    }

    /** The customers that are to be decided again on the day or an earlier one. */
    public RoaringBitmap due(LocalDate day) {
        return marks.due(day);
    }

    /** Forgets the due days up to this one of these customers: they were decided. */
    public void settle(LocalDate day, int[] ids, Instant at) {
        marks.settle(day, ids, at);
    }

    /** Notes the days on which customers that nothing changes for are to be decided again. */
    public void schedule(Map<Integer, List<LocalDate>> days, Instant at) {
        marks.schedule(days, at);
    }

    /** Makes a register known, so that its records can be remembered. */
    public void enrol(String register, Instant at) {
        links.enrol(register, at);
    }

    /** Notes records of one register that were taken in, so that they are recognised the next time. */
    public void remember(List<KnownRecord> records, Instant at) {
        links.remember(records, at);
    }

    /** Forgets the record of the register last taken in for the customer, so that the next one is read whatever it says. */
    public void forget(String register, int customer, Instant at) {
        links.forget(register, customer, at);
    }

    /**
     * Applies the changes, each only if its customer still has the version it was planned on, with audit entry,
     * restrictions, codes and due days.
     *
     * @param changes at most one per customer, sorted by customer
     * @param businessDate the day from which new restrictions stand
     * @throws fi.ajantasa.audit.AuditUnavailable when the audit log refuses: roll back (F147)
     * @throws OptimisticLockingFailureException when another transaction changed one of the customers meanwhile: roll
     *     back, and try again
     */
    public ApplyResult apply(List<CustomerChange> changes, LocalDate businessDate, Instant at) {
        SortedMap<Integer, String> conflicts = new TreeMap<>();
        List<Planned> planned = current(changes, conflicts);
        RoaringBitmap refused = codes.claim(planned);
        refused.forEach((int customer) -> conflicts.put(customer, ApplyResult.CODE_TAKEN));
        planned.removeIf(one -> refused.contains(one.customer()));

        RowSeal seal = new RowSeal(vault);
        Map<Integer, String> seals = write(planned, seal);
        codes.replace(planned);
        numbers.replace(planned, at, this.seals);
        identifiers.replace(planned);
        List<CustomerChange> applied = planned.stream().map(Planned::change).toList();
        marks.apply(applied, businessDate, at);
        sealRestrictions(applied, seal).forEach((id, text) -> seals.merge(id, text, (one, two) -> one + "," + two));
        List<AuditEntry> entries = applied.stream()
                .map(it -> RowSeal.put(it.entry(), seals.getOrDefault(it.customer(), "")))
                .toList();
        audit.append(entries, at);

        RoaringBitmap customers = new RoaringBitmap();
        applied.forEach(change -> customers.add(change.customer()));
        return new ApplyResult(customers, conflicts);
    }

    /** The changes whose customer still has the planned version; of the others the reason is noted. */
    private List<Planned> current(List<CustomerChange> changes, SortedMap<Integer, String> conflicts) {
        Map<Integer, Customer> customers = new HashMap<>();
        for (Customer customer :
                read(changes.stream().mapToInt(CustomerChange::customer).toArray())) {
            customers.put(customer.id(), customer);
        }
        List<Planned> planned = new ArrayList<>(changes.size());
        int last = 0;
        for (CustomerChange change : changes) {
            if (change.customer() <= last) {
                throw new IllegalArgumentException("changes are not sorted, or two are of one customer");
            }
            last = change.customer();
            Customer customer = customers.get(change.customer());
            if (customer == null || customer.version() != change.plannedVersion()) {
                conflicts.put(change.customer(), ApplyResult.CONFLICT);
            } else {
                planned.add(new Planned(change, customer));
            }
        }
        return planned;
    }

    /** Of those whose restrictions change; read back, for one that stands keeps its first day. */
    private Map<Integer, String> sealRestrictions(List<CustomerChange> applied, RowSeal seal) {
        int[] ids = applied.stream()
                .filter(it -> !it.restrictions().isEmpty())
                .mapToInt(CustomerChange::customer)
                .toArray();
        Map<Integer, String> seals = new HashMap<>();
        if (ids.length > 0) {
            Map<Integer, List<Restriction>> standing = restrictions(ids);
            for (int id : ids) {
                seals.put(id, RowSeal.restrictions(seal.restrictions(id, standing.getOrDefault(id, List.of()))));
            }
        }
        return seals;
    }

    /** The rows as they are after it, sealed, by customer. */
    private Map<Integer, String> write(List<Planned> planned, RowSeal seal) {
        Map<Integer, String> seals = new HashMap<>();
        Rows rows = Rows.of("id", "version", "held");
        for (Planned one : planned) {
            byte[] held = HeldJson.bytes(one.after());
            int version = one.before().version();
            rows.add(one.customer(), version, held);
            long sealed = seal.row(one.customer(), one.before().number(), version + 1, held);
            seals.put(one.customer(), RowSeal.row(sealed));
        }
        int written =
                bulk.change(CustomerSql.UPDATE_H2, CustomerSql.UPDATE, rows).getCardinality();
        if (written != rows.size()) {
            throw new OptimisticLockingFailureException("%d of %d customers were changed by another transaction"
                    .formatted(rows.size() - written, rows.size()));
        }
        return seals;
    }
}

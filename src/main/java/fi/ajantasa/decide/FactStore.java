package fi.ajantasa.decide;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Ids;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.AttributeCatalogue;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The facts of linked records, one row each, only ever added; those of a refused delivery count for nothing, nor do those
 * that a person has said are of somebody else. Of a delivery that was rolled back only what protects the customer counts.
 */
public final class FactStore {

    private final JdbcTemplate jdbc;
    private final BulkStore bulk;
    private final FactJson json;
    private final Lasting lasting;
    private final Fingerprint seal;
    private final AuditLog audit;
    private final SealStore seals;

    public FactStore(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
        this.json = new FactJson(vault, catalogue);
        this.lasting = new Lasting(catalogue);
        this.seal = vault.lasting(FactSeals.KEY);
        this.audit = new AuditLog(dataSource);
        this.seals = new SealStore(dataSource, vault);
    }

    /**
     * Adds the facts of a slice in the caller's transaction, identity codes encrypted, with an audit entry that has a keyed
     * hash of each.
     *
     * @param about under which run, by whom and for which purpose
     */
    public void insert(SortedMap<Integer, List<Fact>> slice, AuditEntry about, Instant at) {
        Rows rows = Rows.of("customer_id", "extract_id", "row_number", "claims");
        FactSeals seals = new FactSeals(seal);
        for (Map.Entry<Integer, List<Fact>> entry : slice.entrySet()) {
            int customer = entry.getKey();
            for (Fact fact : entry.getValue()) {
                Origin origin = fact.origin();
                byte[] claims = json.bytes(customer, fact);
                rows.add(customer, origin.extract(), origin.row(), claims);
                seals.add(customer, origin, claims);
            }
        }
        bulk.insert("fact", rows);
        seals.append(audit, FactSeals.ADDED, about, at);
    }

    /**
     * Removes facts for good in the caller's transaction, with an audit entry that names them.
     *
     * @param condition of a store: what follows {@code where}, over the columns of the table
     * @return how many there were
     */
    public int remove(String condition, AuditEntry about, Instant at, Object... parameters) {
        FactSeals seals = new FactSeals(seal);
        RowCallbackHandler note =
                row -> seals.add(row.getInt(1), new Origin(row.getInt(2), row.getInt(3)), row.getBytes(4));
        jdbc.query(
                "select customer_id, extract_id, row_number, claims from fact where " + condition
                        + " order by customer_id, extract_id, row_number",
                note,
                parameters);
        seals.append(audit, FactSeals.REMOVED, about, at);
        return seals.isEmpty() ? 0 : jdbc.update("delete from fact where " + condition, parameters);
    }

    /** Removes everything that was said of the customer, in the same way. */
    public void removeAll(int customer, AuditEntry about, Instant at) {
        remove("customer_id = ?", about, at, customer);
    }

    /** Removes what a delivery said of these customers: it was given up before it was applied to them. */
    public void removeUnapplied(int extract, Integer[] customers, AuditEntry about, Instant at) {
        remove("extract_id = ? and customer_id = any (?)", about, at, extract, customers);
    }

    /** All facts of these customers that count, by customer; identity codes in clear. */
    public SortedMap<Integer, List<Fact>> read(int[] customers) {
        return read(customers, Wanted.COUNTING, any -> true);
    }

    /** What is kept of these customers and counts for nothing: of deliveries that were refused or rolled back. */
    public SortedMap<Integer, List<Fact>> readUnused(int[] customers) {
        return read(customers, Wanted.UNUSED, any -> true);
    }

    /** The facts of these customers that turned out to be of somebody else, by customer; identity codes in clear. */
    public SortedMap<Integer, List<Fact>> readWithdrawn(int[] customers) {
        return read(customers, Wanted.OF_SOMEBODY_ELSE, any -> true);
    }

    /** The last value that others than the register have said of each attribute of these customers, by customer. */
    public SortedMap<Integer, SortedMap<String, String>> readOthers(int[] customers, String register) {
        SortedMap<Integer, SortedMap<String, String>> others = new TreeMap<>();
        read(customers, Wanted.COUNTING, it -> !it.equals(register)).forEach((customer, facts) -> {
            SortedMap<String, String> last = new TreeMap<>();
            for (Fact fact : facts) {
                if (fact.speaks()) {
                    fact.claims().forEach(it -> last.compute(it.attribute(), (attribute, before) -> it.value()));
                }
            }
            others.put(customer, last);
        });
        return others;
    }

    /** Which facts are read. */
    private enum Wanted {
        COUNTING,
        OF_SOMEBODY_ELSE,
        UNUSED
    }

    private SortedMap<Integer, List<Fact>> read(int[] customers, Wanted wanted, Predicate<String> registers) {
        Ids ids = Ids.of(customers);
        Map<String, Discount> withdrawn = withdrawn(ids);
        if (wanted == Wanted.OF_SOMEBODY_ELSE && withdrawn.isEmpty()) {
            return new TreeMap<>();
        }
        List<Stored> stored = jdbc.query(
                ids.sql(
                        "select f.customer_id, f.extract_id, f.row_number, f.claims",
                        "fact f",
                        "f.customer_id",
                        " order by f.customer_id, f.extract_id, f.row_number"),
                (row, i) -> new Stored(row.getInt(1), new Origin(row.getInt(2), row.getInt(3)), row.getBytes(4)),
                ids.parameters());
        Map<Integer, Delivered> deliveries = new HashMap<>();
        SortedMap<Integer, List<Fact>> facts = new TreeMap<>();
        for (Stored one : stored) {
            Delivered delivery = deliveries.computeIfAbsent(one.origin.extract(), this::delivery);
            Discount discount = withdrawn.isEmpty() ? null : withdrawn.get(one.customer + " " + one.origin);
            boolean asked = registers.test(delivery.register()) && isAsked(discount, delivery.counts(), wanted);
            if (asked && ids.contain(one.customer)) {
                Fact fact = json.parse(one.customer, one.origin, delivery.register(), delivery.date(), one.claims);
                left(fact, delivery.counts() ? discount : null, wanted)
                        .ifPresent(it -> facts.computeIfAbsent(one.customer, id -> new ArrayList<>())
                                .add(it));
            }
        }
        return facts;
    }

    private static boolean isAsked(@Nullable Discount discount, boolean counts, Wanted wanted) {
        return switch (wanted) {
            case COUNTING -> counts && (discount == null || discount == Discount.BUT_PROTECTION);
            case OF_SOMEBODY_ELSE -> counts && discount == Discount.SOMEBODY_ELSE;
            case UNUSED -> discount != Discount.SOMEBODY_ELSE && (!counts || discount != null);
        };
    }

    /** What counts of a fact, or what does not: of one whose delivery was rolled back the claims that protect the customer count. */
    private Optional<Fact> left(Fact fact, @Nullable Discount discount, Wanted wanted) {
        if (discount != Discount.BUT_PROTECTION) {
            return Optional.of(fact);
        } else if (wanted == Wanted.UNUSED) {
            return Optional.of(fact.with(fact.claims().stream()
                            .filter(it -> !fact.change().states() || !lasting.is(it))
                            .toList()))
                    .filter(it -> !it.claims().isEmpty());
        }
        return Optional.of(fact.with(fact.claims().stream().filter(lasting::is).toList()))
                .filter(it -> it.change().states() && !it.claims().isEmpty());
    }

    private Map<String, Discount> withdrawn(Ids ids) {
        Map<String, Discount> withdrawn = new HashMap<>();
        String sql = ids.sql(
                "select w.customer_id, w.extract_id, w.row_number, w.discount",
                "withdrawn_fact w",
                "w.customer_id",
                "");
        RowCallbackHandler note = row -> withdrawn.put(
                row.getInt(1) + " " + new Origin(row.getInt(2), row.getInt(3)), Discount.valueOf(row.getString(4)));
        jdbc.query(sql, note, ids.parameters());
        return withdrawn;
    }

    /** Lets nothing of a delivery count for these customers any more but what protects them, or nothing at all. */
    public void discount(int extract, int[] customers, Discount discount, Instant at) {
        Long[] ids = Ids.of(customers).array();
        SealStore.Rows rows = new SealStore.Rows(
                SealedTable.WITHDRAWN_FACT, "customer_id = any (?) and extract_id = ?", ids, extract);
        seals.change(rows, at, () -> discount(extract, ids, discount, at));
    }

    private void discount(int extract, Long[] ids, Discount discount, Instant at) {
        jdbc.update(
                "update withdrawn_fact set discount = ? where extract_id = ? and discount = ?"
                        + " and customer_id = any (?)",
                discount.name(),
                extract,
                Discount.BUT_PROTECTION.name(),
                ids);
        jdbc.update(
                "insert into withdrawn_fact (customer_id, extract_id, row_number, withdrawn_at, discount)"
                        + " select f.customer_id, f.extract_id, f.row_number, cast(? as timestamp with time zone),"
                        + " cast(? as varchar) from unnest(cast(? as bigint array)) n(id) join fact f on f.customer_id = n.id"
                        + " where f.extract_id = ? and not exists (select 1 from withdrawn_fact w where"
                        + " w.customer_id = f.customer_id and w.extract_id = f.extract_id and w.row_number = f.row_number)",
                Timestamp.from(at),
                discount.name(),
                ids,
                extract);
    }

    /**
     * Forgets what a register said of the customer before a delivery, of registers whose word nobody may keep longer than
     * they do; with 0 for the delivery all of it.
     */
    public void forget(int customer, String register, int before, AuditEntry about, Instant at) {
        remove(
                "customer_id = ? and (extract_id < ? or ? = 0)"
                        + " and extract_id in (select id from extract where register = ?)",
                about,
                at,
                customer,
                before,
                before,
                register);
    }

    /**
     * Takes what facts of a customer say of these attributes out of them, for it has outlived its time, with audit entries
     * that have a keyed hash of each before and after.
     */
    public void forget(int customer, Set<String> attributes, AuditEntry about, Instant at) {
        FactSeals before = new FactSeals(seal);
        FactSeals after = new FactSeals(seal);
        jdbc.query(
                        "select extract_id, row_number, claims from fact where customer_id = ?"
                                + " order by extract_id, row_number",
                        (row, i) -> new Stored(customer, new Origin(row.getInt(1), row.getInt(2)), row.getBytes(3)),
                        customer)
                .forEach(it -> {
                    byte[] left = without(it, attributes);
                    if (left != null) {
                        before.add(customer, it.origin, it.claims);
                        after.add(customer, it.origin, left);
                        write(it, left);
                    }
                });
        before.append(audit, FactSeals.REMOVED, about, at);
        after.append(audit, FactSeals.ADDED, about, at);
    }

    /** What is left of a fact, or null where it says nothing of these. */
    private byte @Nullable [] without(Stored stored, Set<String> attributes) {
        Delivered delivery = delivery(stored.origin.extract());
        Fact fact = json.parse(stored.customer, stored.origin, delivery.register(), delivery.date(), stored.claims);
        List<Claim> left = fact.claims().stream()
                .filter(it -> !attributes.contains(it.attribute()))
                .toList();
        return left.size() < fact.claims().size() ? json.bytes(stored.customer, fact.with(left)) : null;
    }

    private void write(Stored stored, byte[] claims) {
        jdbc.update(
                "update fact set claims = ? where customer_id = ? and extract_id = ? and row_number = ?",
                claims,
                stored.customer,
                stored.origin.extract(),
                stored.origin.row());
    }

    /** Removes facts that were only possible and are about to be told again, for certain. */
    public void forgetPossible(int customer, List<Origin> origins, AuditEntry about, Instant at) {
        origins.forEach(it -> remove(
                "customer_id = ? and extract_id = ? and row_number = ?", about, at, customer, it.extract(), it.row()));
    }

    /** Takes these facts away from the customer for good; they stay stored, for they were held. */
    public void withdraw(int customer, List<Origin> origins, Instant at) {
        SealStore.Rows ofCustomer = new SealStore.Rows(SealedTable.WITHDRAWN_FACT, "customer_id = ?", customer);
        seals.change(ofCustomer, at, () -> insertWithdrawn(customer, origins, at));
    }

    private void insertWithdrawn(int customer, List<Origin> origins, Instant at) {
        jdbc.batchUpdate(
                "insert into withdrawn_fact (customer_id, extract_id, row_number, withdrawn_at) values (?, ?, ?, ?)",
                origins,
                Math.max(1, origins.size()),
                (statement, origin) -> {
                    statement.setInt(1, customer);
                    statement.setInt(2, origin.extract());
                    statement.setInt(3, origin.row());
                    statement.setTimestamp(4, Timestamp.from(at));
                });
    }

    private Delivered delivery(int extract) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select register, extract_date, state from extract where id = ?",
                (row, i) -> new Delivered(
                        row.getString(1),
                        row.getDate(2).toLocalDate(),
                        !row.getString(3).equals("REFUSED")),
                extract));
    }

    /** Whose delivery it was, of which day, and whether its facts count. */
    private record Delivered(String register, LocalDate date, boolean counts) {}

    /** A row of the table. */
    private static final class Stored {
        private final int customer;
        private final Origin origin;
        private final byte[] claims;

        Stored(int customer, Origin origin, byte[] claims) {
            this.customer = customer;
            this.origin = origin;
            this.claims = claims;
        }
    }
}

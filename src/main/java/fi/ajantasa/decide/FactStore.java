package fi.ajantasa.decide;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Ids;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.AttributeCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The facts of linked records, one row each, only ever added; those of a refused delivery count for nothing. */
public final class FactStore {

    private final JdbcTemplate jdbc;
    private final BulkStore bulk;
    private final FactJson json;

    public FactStore(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
        this.json = new FactJson(vault, catalogue);
    }

    /** Adds the facts of a slice in the caller's transaction, identity codes encrypted. */
    public void insert(SortedMap<Integer, List<Fact>> slice) {
        Rows rows = Rows.of("customer_id", "extract_id", "row_number", "claims");
        for (Map.Entry<Integer, List<Fact>> entry : slice.entrySet()) {
            int customer = entry.getKey();
            for (Fact fact : entry.getValue()) {
                Origin origin = fact.origin();
                rows.add(customer, origin.extract(), origin.row(), json.bytes(customer, fact));
            }
        }
        bulk.insert("fact", rows);
    }

    /** All facts of these customers from deliveries that were not refused, by customer; identity codes in clear. */
    public SortedMap<Integer, List<Fact>> read(int[] customers) {
        Ids ids = Ids.of(customers);
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
            if (delivery.counts() && ids.contain(one.customer)) {
                facts.computeIfAbsent(one.customer, id -> new ArrayList<>())
                        .add(json.parse(one.customer, one.origin, delivery.register(), delivery.date(), one.claims));
            }
        }
        return facts;
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

package fi.ajantasa.decide;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.AttributeCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The facts of linked records, one row each, only ever added; those of a refused delivery count for nothing. */
public final class FactStore {

    private static final String READ = "select f.customer_id, f.extract_id, f.row_number, e.register, e.extract_date,"
            + " f.claims from unnest(cast(? as integer array)) n(id) join fact f on f.customer_id = n.id"
            + " join extract e on e.id = f.extract_id where e.state <> 'REFUSED'"
            + " order by f.customer_id, f.extract_id, f.row_number";

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
                rows.add(customer, origin.extract(), (long) origin.row(), json.text(customer, fact));
            }
        }
        bulk.insert("fact", rows);
    }

    /** All facts of these customers from deliveries that were not refused, by customer; identity codes in clear. */
    public SortedMap<Integer, List<Fact>> read(int[] customers) {
        SortedMap<Integer, List<Fact>> facts = new TreeMap<>();
        Integer[] ids = Arrays.stream(customers).boxed().toArray(Integer[]::new);
        jdbc.query(
                READ,
                row -> {
                    int customer = row.getInt(1);
                    Origin origin = new Origin(row.getInt(2), row.getInt(3));
                    Fact fact = json.parse(
                            customer, origin, row.getString(4), row.getDate(5).toLocalDate(), row.getString(6));
                    facts.computeIfAbsent(customer, id -> new ArrayList<>()).add(fact);
                },
                (Object) ids);
        return facts;
    }
}

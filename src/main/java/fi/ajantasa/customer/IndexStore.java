package fi.ajantasa.customer;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads what the index in memory holds, from narrow tables in key order, a page of customers at a time. */
final class IndexStore {
    /** A driver may keep a page's rows in memory, so a page is no larger than that is worth. */
    private static final int PAGE = 50_000;

    /** The fingerprint of rows that are not to be recognised. */
    private static final long FORGOTTEN = 1;

    private final JdbcTemplate jdbc;
    private final LinkStore links;
    private final KeyVault vault;

    IndexStore(DataSource dataSource, KeyVault vault) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.links = new LinkStore(dataSource, vault);
        this.vault = vault;
    }

    int maxId() {
        return maxId(jdbc);
    }

    static int maxId(DataSource dataSource) {
        return maxId(new JdbcTemplate(dataSource));
    }

    private static int maxId(JdbcTemplate jdbc) {
        Integer maxId = jdbc.queryForObject("select last_id from customer_counter", Integer.class);
        return maxId == null ? 0 : maxId;
    }

    CodeMap codes(int maxId) {
        CodeMap codes = new CodeMap(maxId);
        RowCallbackHandler put = row -> {
            int customer = row.getInt(1);
            codes.put(vault.packed(row.getBytes(2), customer), customer);
        };
        pages(
                maxId,
                (first, last) -> jdbc.query(
                        "select customer_id, cipher from customer_hetu where customer_id between ? and ? order by customer_id",
                        put,
                        first,
                        last));
        return codes;
    }

    CodeMap former() {
        CodeMap codes = new CodeMap(0);
        jdbc.query("select customer_id, cipher from former_hetu order by customer_id, blind", row -> {
            int customer = row.getInt(1);
            codes.put(vault.packed(row.getBytes(2), customer), customer);
        });
        return codes;
    }

    /**
     * By customer id the fingerprint of the record last taken in; of a delivery that was refused, abandoned or rolled back afterwards none is
     * recognised again, though the register has still spoken of the customer if any delivery of it counts.
     */
    long[] fingerprints(String register, int maxId) {
        long[] fingerprints = new long[maxId + 1];
        Set<Integer> refused = new HashSet<>(extracts(register, "REFUSED"));
        refused.addAll(extracts(register, "ABANDONED"));
        refused.addAll(extracts(register, "REVERSED"));
        long forgotten = extracts(register, "APPLIED").isEmpty() ? 0 : FORGOTTEN;
        LinkStore.Reader put = (customer, fingerprint, extract) ->
                fingerprints[customer] = refused.contains(extract) ? forgotten : fingerprint;
        pages(maxId, (first, last) -> links.read(register, first, last, put));
        return fingerprints;
    }

    private List<Integer> extracts(String register, String state) {
        return jdbc.queryForList(
                "select id from extract where register = ? and state = ?", Integer.class, register, state);
    }

    NumberMap numbers() {
        NumberMap numbers = new NumberMap();
        int maxId = maxId();
        RowCallbackHandler put = row -> numbers.put(row.getString(1).getBytes(StandardCharsets.UTF_8), row.getInt(2));
        pages(
                maxId,
                (first, last) ->
                        jdbc.query("select number, id from customer where id between ? and ?", put, first, last));
        return numbers;
    }

    /** Customers from a first to a last one. */
    interface Page {
        void read(int first, int last);
    }

    static void pages(int maxId, Page page) {
        for (int first = 1; first <= maxId; first += PAGE) {
            page.read(first, Math.min(maxId, first + PAGE - 1));
        }
    }
}

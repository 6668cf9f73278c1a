package fi.ajantasa.decide;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.AttributeCatalogue;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plans of runs, in slices of customers; a plan is known by its hash, which an approval names. */
public final class PlanStore {

    private static final String SLICES = "select slice, first_customer, last_customer, row_count, hash"
            + " from plan_slice where run_id = ? order by slice";
    private static final String ROWS = "select customer_id, part, version, decisions from plan"
            + " where run_id = ? and customer_id between ? and ? order by customer_id, part";

    private final JdbcTemplate jdbc;
    private final BulkStore bulk;
    private final PlanHash hash;

    public PlanStore(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
        this.hash = new PlanHash(vault, catalogue);
    }

    /**
     * Keeps a slice in the caller's transaction.
     *
     * @param range its place and its customers; no other slice touches a customer from the first to the last
     * @param rows by customer, then part
     */
    public void save(String run, PlanSlice range, List<PlanRow> rows, ItemLists lists) {
        Rows table = Rows.of("run_id", "customer_id", "part", "version", "decisions", "hash");
        List<byte[]> hashes = new ArrayList<>(rows.size());
        for (PlanRow row : rows) {
            String json = PlanJson.text(row, (attribute, held) -> held);
            byte[] ofRow = hash.ofRow(row, json);
            hashes.add(ofRow);
            table.add(run, row.customer(), row.part(), row.version(), json, ofRow);
        }
        bulk.insert("plan", table);
        byte[] plain = ItemListsCodec.plain(lists);
        jdbc.update(
                "insert into plan_slice (run_id, slice, first_customer, last_customer, row_count, hash, outcomes)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                run,
                range.slice(),
                range.firstCustomer(),
                range.lastCustomer(),
                rows.size(),
                PlanHash.ofSlice(hashes, plain),
                ItemListsCodec.deflated(plain));
    }

    /** The slices of a plan in order. */
    public List<PlanSlice> slices(String run) {
        return jdbc.query(
                SLICES,
                (row, i) -> new PlanSlice(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getString(5)),
                run);
    }

    /** The rows of a slice, by customer, then part; codes encrypted. */
    public List<PlanRow> rows(String run, PlanSlice slice) {
        return jdbc.query(
                ROWS,
                (row, i) -> PlanJson.parse(row.getInt(1), row.getInt(2), row.getInt(3), row.getString(4)),
                run,
                slice.firstCustomer(),
                slice.lastCustomer());
    }

    /** The rows of one customer. */
    public List<PlanRow> rows(String run, int customer) {
        return rows(run, new PlanSlice(0, customer, customer, 0, ""));
    }

    /** The item lists of a slice. */
    public ItemLists lists(String run, PlanSlice slice) {
        return ItemListsCodec.parse(plain(run, slice));
    }

    /** The item lists of the whole plan. */
    public ItemLists lists(String run) {
        ItemLists all = new ItemLists();
        slices(run).forEach(slice -> all.addAll(lists(run, slice)));
        return all;
    }

    /** The hash of the plan as it was saved: SHA-256 in hexadecimal over the hashes of its slices. */
    public String planHash(String run) {
        return PlanHash.ofPlan(slices(run).stream().map(PlanSlice::hash));
    }

    /** The hash of the plan as its rows and lists are now; another than {@link #planHash} when something was altered. */
    public String computedHash(String run) {
        return PlanHash.ofPlan(slices(run).stream().map(slice -> computedHash(run, slice)));
    }

    private String computedHash(String run, PlanSlice slice) {
        List<byte[]> hashes = jdbc.query(
                ROWS,
                (row, i) -> {
                    String json = row.getString(4);
                    return hash.ofRow(PlanJson.parse(row.getInt(1), row.getInt(2), row.getInt(3), json), json);
                },
                run,
                slice.firstCustomer(),
                slice.lastCustomer());
        return PlanHash.ofSlice(hashes, plain(run, slice));
    }

    private byte[] plain(String run, PlanSlice slice) {
        byte[] deflated = jdbc.queryForObject(
                "select outcomes from plan_slice where run_id = ? and slice = ?", byte[].class, run, slice.slice());
        return ItemListsCodec.inflated(deflated == null ? new byte[0] : deflated);
    }
}

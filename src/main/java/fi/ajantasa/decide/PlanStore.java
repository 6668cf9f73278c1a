package fi.ajantasa.decide;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.AttributeCatalogue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The plans of runs, in slices of customers; a plan is known by its hash, which an approval names. */
public final class PlanStore {
    private static final String PRUNED = "s.row_count > 0 and octet_length(s.decisions) = 0";

    private static final String SLICES =
            "select slice, first_customer, last_customer, row_count, hash" + " from plan_slice where run_id = ?";

    private final JdbcTemplate jdbc;
    private final PlanHash hash;

    public PlanStore(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.hash = new PlanHash(vault, catalogue);
    }

    /**
     * Keeps a slice in the caller's transaction.
     *
     * @param range its place and its customers; no other slice touches a customer from the first to the last
     * @param rows by customer, then part
     */
    public void save(String run, PlanSlice range, List<PlanRow> rows, ItemLists lists) {
        byte[] lines = PlanLines.of(rows);
        byte[] plain = ItemListsCodec.plain(lists);
        jdbc.update(
                "insert into plan_slice (run_id, slice, first_customer, last_customer, row_count, hash, outcomes, decisions)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                run,
                range.slice(),
                range.firstCustomer(),
                range.lastCustomer(),
                rows.size(),
                hash.ofSlice(rows, lines, plain),
                ItemListsCodec.deflated(plain),
                lines);
    }

    /** The slices of a plan in order. */
    public List<PlanSlice> slices(String run) {
        return jdbc.query(
                SLICES + " order by slice",
                (row, i) -> new PlanSlice(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getString(5)),
                run);
    }

    /** The rows of a slice, by customer, then part; codes encrypted. */
    public List<PlanRow> rows(String run, PlanSlice slice) {
        return PlanLines.parse(lines(run, slice.slice()));
    }

    /** The rows of one customer. */
    public List<PlanRow> rows(String run, int customer) {
        return findSlice(run, customer)
                .map(slice -> PlanLines.parse(lines(run, slice), customer))
                .orElse(List.of());
    }

    /** The runs, apart from dry ones, with a slice that may hold a row of the customer, the latest first. */
    public List<String> runs(int customer) {
        return runs(customer, "octet_length(s.decisions) > 0");
    }

    /** The runs that had such a slice, until its values outlived their time. */
    public List<String> prunedRuns(int customer) {
        return runs(customer, PRUNED);
    }

    private List<String> runs(int customer, String condition) {
        return jdbc.queryForList(
                "select r.id from run r join plan_slice s on s.run_id = r.id"
                        + " where ? between s.first_customer and s.last_customer and not r.dry_run and " + condition
                        + " order by r.started_at desc, r.id desc",
                String.class,
                customer);
    }

    private Optional<Integer> findSlice(String run, int customer) {
        return jdbc
                .queryForList(
                        "select slice from plan_slice where run_id = ? and ? between first_customer and last_customer",
                        Integer.class,
                        run,
                        customer)
                .stream()
                .findFirst();
    }

    private byte[] lines(String run, int slice) {
        byte[] lines = bytes("decisions", run, slice);
        if (lines.length == 0) {
            confirmValues(run);
        }
        return lines;
    }

    /**
     * Makes sure that the plan has its values still.
     *
     * @throws ValuesPruned when they have outlived their time and were taken away
     */
    public void confirmValues(String run) {
        if (isPruned(run)) {
            throw new ValuesPruned(run);
        }
    }

    /** Whether values of the plan have outlived their time and were taken away. */
    public boolean isPruned(String run) {
        return !jdbc.queryForList(
                        "select s.slice from plan_slice s where s.run_id = ? and " + PRUNED, Integer.class, run)
                .isEmpty();
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

    /**
     * Forgets the values of these attributes of these customers in plans made from a day on. Of the run's own plan only what
     * was held before; the hashes stay those of the plans as they were made.
     */
    public void forget(RoaringBitmap customers, Set<String> attributes, String run, LocalDate since) {
        RowCallbackHandler forget = row -> forget(row.getString(1), row.getInt(2), customers, attributes, run);
        jdbc.query(
                "select s.run_id, s.slice from plan_slice s join run r on r.id = s.run_id"
                        + " where r.business_date >= ? and s.first_customer <= ? and s.last_customer >= ?"
                        + " and exists (select 1 from run_list l where l.run_id = r.id and l.name in ('changed', 'held')"
                        + " and l.attribute = any (?))",
                forget,
                since,
                customers.last(),
                customers.first(),
                attributes.toArray(String[]::new));
    }

    /** Forgets every value of the customer in every plan; that it was decided, from which fact and by which rule, stays. */
    public int forget(int customer, Set<String> attributes) {
        int[] slices = {0};
        RowCallbackHandler forget = row -> {
            slices[0]++;
            forget(row.getString(1), row.getInt(2), RoaringBitmap.bitmapOf(customer), attributes, "");
        };
        jdbc.query(
                "select run_id, slice from plan_slice where ? between first_customer and last_customer"
                        + " and octet_length(decisions) > 0 order by run_id, slice",
                forget,
                customer);
        return slices[0];
    }

    private void forget(String made, int slice, RoaringBitmap customers, Set<String> attributes, String run) {
        byte[] lines = lines(made, slice);
        byte[] left = new Forgetting(customers, attributes, made.equals(run)).in(lines);
        if (!Arrays.equals(lines, left)) {
            jdbc.update("update plan_slice set decisions = ? where run_id = ? and slice = ?", left, made, slice);
        }
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
        byte[] lines = lines(run, slice.slice());
        return hash.ofSlice(PlanLines.parse(lines), lines, plain(run, slice));
    }

    private byte[] plain(String run, PlanSlice slice) {
        return ItemListsCodec.inflated(bytes("outcomes", run, slice.slice()));
    }

    private byte[] bytes(String column, String run, int slice) {
        byte[] bytes = jdbc.queryForObject(
                "select " + column + " from plan_slice where run_id = ? and slice = ?", byte[].class, run, slice);
        return bytes == null ? new byte[0] : bytes;
    }
}

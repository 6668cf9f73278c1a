package fi.ajantasa.report;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a run wrote besides its lists: the reject ledger, clerical tasks, change entries of the audit log, restrictions. */
public final class LedgerQuery {
    private final JdbcClient jdbc;

    public LedgerQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    RoaringBitmap rejectedRows(String run) {
        return bitmap("select row_number from rejection where run_id = ? order by row_number", run);
    }

    /** The customers the run changed, by its change entries in the audit log. */
    public RoaringBitmap auditedCustomers(String run) {
        return bitmap(
                "select distinct customer_id from audit_entry where run_id = ? and kind = 'change' order by customer_id",
                run);
    }

    /** How many rows each rule refused; a row refused by two rules counts in both. */
    SortedMap<String, Long> rejectsByRule(String run) {
        SortedMap<String, Long> byRule = new TreeMap<>();
        jdbc.sql("select rules, count(*) from rejection where run_id = ? group by rules")
                .param(run)
                .query(rs -> {
                    long count = rs.getLong(2);
                    rules(rs.getString(1)).forEach(rule -> byRule.merge(rule, count, Long::sum));
                });
        return byRule;
    }

    SortedMap<String, Long> tasksByKind(String run) {
        SortedMap<String, Long> byKind = new TreeMap<>();
        jdbc.sql("select kind, count(*) from task where run_id = ? group by kind")
                .param(run)
                .query(rs -> {
                    byKind.put(rs.getString(1), rs.getLong(2));
                });
        return byKind;
    }

    static List<String> rules(String stored) {
        return Arrays.stream(stored.split("[\\s,]+"))
                .filter(rule -> !rule.isEmpty())
                .distinct()
                .toList();
    }

    private RoaringBitmap bitmap(String sql, String run) {
        RoaringBitmap bitmap = new RoaringBitmap();
        jdbc.sql(sql).param(run).query(rs -> {
            bitmap.add(rs.getInt(1));
        });
        return bitmap;
    }
}

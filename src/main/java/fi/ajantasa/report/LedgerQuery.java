package fi.ajantasa.report;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a run wrote besides its lists: the reject ledger and clerical tasks. */
final class LedgerQuery {
    private final JdbcClient jdbc;

    LedgerQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    RoaringBitmap rejectedRows(String run) {
        return bitmap("select row_number from rejection where run_id = ? order by row_number", run);
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

    /** How many queries the audit log has of the round whose answers the run's delivery is; 0 where nobody was asked. */
    long auditedQueries(String run) {
        return jdbc.sql("select coalesce(sum(a.entries), 0) from run r join extract e on e.id = r.extract_id"
                        + " join query_session s on s.register = e.register and s.sequence = e.sequence"
                        + " join audit_bundle a on a.run_id = s.id and a.kind = 'query' where r.id = ?")
                .param(run)
                .query(Long.class)
                .single();
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

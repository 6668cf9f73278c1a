package fi.ajantasa.report;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads who is restricted now, by reason: what a run keeps as flags-before and flags-after. */
public final class RestrictionQuery {
    private final JdbcClient jdbc;

    public RestrictionQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The customers who are restricted for this reason. */
    public RoaringBitmap customers(String reason) {
        RoaringBitmap customers = new RoaringBitmap();
        jdbc.sql("select customer_id from restriction where reason = ?")
                .param(reason)
                .query(rs -> {
                    customers.add(rs.getInt(1));
                });
        return customers;
    }

    /** Who is restricted, by reason, with a last day from the first of these days to before the other. */
    public SortedMap<String, RoaringBitmap> ending(LocalDate from, LocalDate before) {
        return byReason(jdbc.sql("select reason, customer_id from restriction where until_date >= ? and until_date < ?")
                .params(from, before));
    }

    public SortedMap<String, RoaringBitmap> current() {
        return byReason(jdbc.sql("select reason, customer_id from restriction"));
    }

    private static SortedMap<String, RoaringBitmap> byReason(JdbcClient.StatementSpec restrictions) {
        SortedMap<String, RoaringBitmap> byReason = new TreeMap<>();
        restrictions.query(rs -> {
            byReason.computeIfAbsent(rs.getString(1), reason -> new RoaringBitmap())
                    .add(rs.getInt(2));
        });
        return byReason;
    }
}

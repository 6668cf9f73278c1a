package fi.ajantasa.credit;

import fi.ajantasa.person.CreditPurpose;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our side of E11: what the register's own statement or invoice of a month must come to. */
public final class MonthlyQuery {
    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private final JdbcClient jdbc;

    public MonthlyQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * The queries of one purpose in a month.
     *
     * @param queries how many different ones were sent, however often each
     * @param perhapsTwice of these, which the register may have counted more than once
     */
    public record Count(String register, String purpose, long queries, long perhapsTwice) {}

    /** By register and purpose. */
    public List<Count> list(YearMonth month) {
        return jdbc.sql("select s.register, q.purpose, count(distinct q.request_id),"
                        + " count(distinct case when q.perhaps_twice then q.request_id end)"
                        + " from query_log q join query_session s on s.id = q.session_id"
                        + " where q.asked_at >= ? and q.asked_at < ?"
                        + " group by s.register, q.purpose order by s.register, q.purpose")
                .params(
                        month.atDay(1).atStartOfDay(FINLAND).toOffsetDateTime(),
                        month.plusMonths(1).atDay(1).atStartOfDay(FINLAND).toOffsetDateTime())
                .query((row, number) -> new Count(
                        row.getString(1),
                        CreditPurpose.valueOf(row.getString(2)).word(),
                        row.getLong(3),
                        row.getLong(4)))
                .list();
    }
}

package fi.ajantasa.credit;

import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.person.CreditPurpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every query ever sent, by session: written before it is sent, completed when it was answered, never removed. */
final class QueryLogStore {
    private final JdbcClient jdbc;

    QueryLogStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A query as it stands in the log.
     *
     * @param sealed the answer until it has landed, readable for this customer only
     */
    record Logged(
            int customer,
            String request,
            CreditPurpose purpose,
            QueryState state,
            boolean perhapsTwice,
            @Nullable String sealed) {}

    /** The round that was not brought to its end, if a process died in it. */
    Optional<QuerySession> findOpen(String register) {
        return jdbc.sql("select id, business_date, sequence from query_session where register = ? and state = 'OPEN'")
                .param(register)
                .query((row, number) ->
                        new QuerySession(row.getString(1), register, row.getObject(2, LocalDate.class), row.getLong(3)))
                .optional();
    }

    /** The round whose answers are this delivery of the register. */
    Optional<QuerySession> findSession(String register, long sequence) {
        return jdbc
                .sql("select id, business_date, sequence from query_session where register = ? and sequence = ?"
                        + " order by opened_at desc, id desc")
                .params(register, sequence)
                .query((row, number) ->
                        new QuerySession(row.getString(1), register, row.getObject(2, LocalDate.class), row.getLong(3)))
                .stream()
                .findFirst();
    }

    /**
     * Opens a round, and gives it its id.
     *
     * @param live how many customers have a purpose
     */
    QuerySession open(QuerySession asked, int live, Instant at, SealStore seals) {
        LocalDate day = asked.businessDate();
        int today = jdbc.sql("select count(*) from query_session where business_date = ?")
                .param(day)
                .query(Integer.class)
                .single();
        String id = "Q-%s-%02d".formatted(day.toString().replace("-", ""), today + 1);
        seals.change(row(id), at, () -> jdbc.sql(
                        "insert into query_session (id, register, business_date, state, sequence, live, opened_at)"
                                + " values (?, ?, ?, 'OPEN', ?, ?, ?)")
                .params(id, asked.register(), day, asked.sequence(), live, at.atOffset(ZoneOffset.UTC))
                .update());
        return new QuerySession(id, asked.register(), day, asked.sequence());
    }

    private static SealStore.Rows row(String session) {
        return new SealStore.Rows(SealedTable.QUERY_SESSION, "id = ?", session);
    }

    /** The query of a customer, to be sealed. */
    static SealStore.Rows row(QuerySession session, CreditQuery query) {
        return new SealStore.Rows(
                SealedTable.QUERY_LOG, "session_id = ? and customer_id = ?", session.id(), query.customer());
    }

    /** Ends a round; its answers have landed and are not kept here any longer. */
    void close(QuerySession session, Ending ending, long refusedCredentials, Instant at, SealStore seals) {
        SealStore.Rows queries = new SealStore.Rows(SealedTable.QUERY_LOG, "session_id = ?", session.id());
        seals.change(queries, at, () -> closeQueries(session));
        seals.change(row(session.id()), at, () -> close(session, ending, refusedCredentials));
    }

    private void closeQueries(QuerySession session) {
        jdbc.sql("update query_log set sealed = null,"
                        + " outcome = case when outcome = 'ASKED' then 'MISSING' else outcome end where session_id = ?")
                .param(session.id())
                .update();
    }

    private void close(QuerySession session, Ending ending, long refusedCredentials) {
        jdbc.sql("update query_session set state = 'LANDED', exit_code = ?, reason = ?, credentials = ? where id = ?")
                .params(ending.code().number(), ending.reason(), refusedCredentials, session.id())
                .update();
    }

    /** The keyed hash of the credentials with which the last round of the register ended for this reason; 0 for none. */
    long refusedCredentials(String register, String reason) {
        return jdbc
                .sql("select reason, credentials from query_session where register = ? and state = 'LANDED'"
                        + " order by opened_at desc, id desc")
                .param(register)
                .query((row, number) -> row.getString(1).equals(reason) ? row.getLong(2) : 0L)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** Notes a query before it is sent. */
    void ask(QuerySession session, CreditQuery query, String endUser, boolean perhapsTwice, Instant at) {
        jdbc.sql("insert into query_log (session_id, customer_id, request_id, purpose, end_user, asked_at,"
                        + " perhaps_twice, outcome, code) values (?, ?, ?, ?, ?, ?, ?, 'ASKED', '')")
                .params(
                        session.id(),
                        query.customer(),
                        query.request(),
                        query.purpose().name(),
                        endUser,
                        at.atOffset(ZoneOffset.UTC),
                        perhapsTwice)
                .update();
    }

    /** Notes that a query is sent once more. */
    void askAgain(QuerySession session, CreditQuery query) {
        jdbc.sql("update query_log set perhaps_twice = true where session_id = ? and customer_id = ?")
                .params(session.id(), query.customer())
                .update();
    }

    /** Completes a query. */
    void complete(QuerySession session, CreditQuery query, Completion completion, Instant at) {
        jdbc.sql("update query_log set outcome = :outcome, code = :code, answer_hash = :hash, answered_at = :at,"
                        + " delete_on = :deleteOn, sealed = :sealed, perhaps_twice = perhaps_twice or :twice"
                        + " where session_id = :session and customer_id = :customer")
                .param("outcome", completion.state().name())
                .param("code", completion.code())
                .param("hash", completion.hash(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deleteOn", completion.deleteOn(), Types.DATE)
                .param("sealed", completion.sealed(), Types.VARCHAR)
                .param("twice", completion.perhapsTwice())
                .param("session", session.id())
                .param("customer", query.customer())
                .update();
    }

    /** The queries of a round, by customer. */
    List<Logged> list(QuerySession session) {
        return jdbc.sql("select customer_id, request_id, purpose, outcome, perhaps_twice, sealed from query_log"
                        + " where session_id = ? order by customer_id")
                .param(session.id())
                .query(QueryLogStore::logged)
                .list();
    }

    private static Logged logged(ResultSet row, int number) throws SQLException {
        return new Logged(
                row.getInt(1),
                row.getString(2),
                CreditPurpose.valueOf(row.getString(3)),
                QueryState.valueOf(row.getString(4)),
                row.getBoolean(5),
                row.getString(6));
    }

    /** Whom the register answered for the business date, and whose record it refused since a day: not asked again yet. */
    RoaringBitmap answered(String register, LocalDate businessDate, LocalDate since) {
        RoaringBitmap customers = new RoaringBitmap();
        jdbc.sql("select q.customer_id from query_log q join query_session s on s.id = q.session_id"
                        + " where s.register = ? and ((s.business_date = ? and q.outcome not in ('ASKED', 'MISSING'))"
                        + " or (s.business_date > ? and q.outcome = 'RECORD_ERROR'))")
                .params(register, businessDate, since)
                .query(row -> {
                    customers.add(row.getInt(1));
                });
        return customers;
    }

    /** The request ids under which customers were asked in the last round that asked them, where no answer came. */
    Map<Integer, String> unanswered(String register, LocalDate since) {
        Map<Integer, String> requests = new HashMap<>();
        jdbc.sql("select q.customer_id, q.request_id, q.purpose, q.outcome from query_log q"
                        + " join query_session s on s.id = q.session_id where s.register = ? and s.business_date > ?"
                        + " order by s.opened_at, s.id")
                .params(register, since)
                .query(row -> {
                    if (row.getString(4).equals(QueryState.MISSING.name())) {
                        requests.put(row.getInt(1), row.getString(2) + " " + row.getString(3));
                    } else {
                        requests.remove(row.getInt(1));
                    }
                });
        return requests;
    }

    /** How many customers had a purpose in the last round of the register, or nothing before the first one. */
    Optional<Integer> findLastLive(String register) {
        return jdbc
                .sql("select live from query_session where register = ? and state = 'LANDED'"
                        + " order by opened_at desc, id desc")
                .param(register)
                .query(Integer.class)
                .stream()
                .findFirst();
    }
}

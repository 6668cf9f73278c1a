package fi.ajantasa.writeback;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits to be told, and what was told and is not yet known to have arrived; what has arrived leaves it. */
final class OutboxStore {
    private static final String ASSIGN_H2 =
            "update outbox set batch = ?4 where run_id = ?1 and customer_id = ?2 and part = ?3";
    private static final String ASSIGN =
            """
            update outbox o set batch = n.batch from unnest(?, ?, ?, ?) n(run_id, customer_id, part, batch)
            where o.run_id = n.run_id and o.customer_id = n.customer_id and o.part = n.part""";

    private static final String SET_ASIDE_H2 =
            "update outbox set outcome = 'UNREADABLE' where run_id = ?1 and customer_id = ?2 and part = ?3";
    private static final String SET_ASIDE =
            """
            update outbox o set outcome = 'UNREADABLE' from unnest(?, ?, ?) n(run_id, customer_id, part)
            where o.run_id = n.run_id and o.customer_id = n.customer_id and o.part = n.part""";

    private final JdbcClient jdbc;
    private final BulkStore bulk;

    OutboxStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.bulk = new BulkStore(dataSource);
    }

    private static OutboxRow row(ResultSet row, int index) throws SQLException {
        return new OutboxRow(
                row.getString(1), row.getInt(2), row.getInt(3), Items.from(row.getString(4)), row.getInt(5));
    }

    /** Adds rows, sorted by their key. */
    void add(List<OutboxRow> told) {
        Rows rows = Rows.of("run_id", "customer_id", "part", "items", "turn");
        told.forEach(
                it -> rows.add(it.run(), it.customer(), it.part(), it.items().text(), it.turn()));
        bulk.insert("outbox", rows);
    }

    /**
     * The rows that may be told now, words of people first and then in the order of their runs. Those of a run that is under way wait for its end, those of
     * one whose equations broke for a person (F148).
     */
    List<OutboxRow> listWaiting(int most) {
        return jdbc.sql(
                        "select o.run_id, o.customer_id, o.part, o.items, o.turn from outbox o left join run r on r.id = o.run_id"
                                + " where o.batch is null and o.outcome = '' and coalesce(r.state, '') <> 'RUNNING' and coalesce(r.exit_code, 0) <> 50"
                                + " order by r.started_at nulls first, o.run_id, o.customer_id, o.part limit ?")
                .param(most)
                .query(OutboxStore::row)
                .list();
    }

    /** How many rows wait for a file of theirs. */
    long countWaiting() {
        return count("batch is null and outcome = ''");
    }

    /** How many rows hold something that was refused, arrived otherwise, or is of a customer who cannot be read. */
    long countKept() {
        return count("outcome <> ''");
    }

    private long count(String which) {
        return jdbc.sql("select count(*) from outbox where " + which)
                .query(Long.class)
                .single();
    }

    /** Notes in which file the rows are told. */
    void assign(List<OutboxRow> told, int batch) {
        Rows rows = Rows.of("run_id", "customer_id", "part", "batch");
        told.forEach(it -> rows.add(it.run(), it.customer(), it.part(), batch));
        bulk.write(ASSIGN_H2, ASSIGN, rows);
    }

    /** Lets rows of customers who cannot be read wait until a person asks for them again. */
    void setAside(List<OutboxRow> unreadable) {
        Rows rows = Rows.of("run_id", "customer_id", "part");
        unreadable.forEach(it -> rows.add(it.run(), it.customer(), it.part()));
        bulk.write(SET_ASIDE_H2, SET_ASIDE, rows);
    }

    /** The rows of a file. */
    List<OutboxRow> list(int batch) {
        return jdbc.sql("select run_id, customer_id, part, items, turn from outbox where batch = ?"
                        + " order by run_id, customer_id, part")
                .param(batch)
                .query(OutboxStore::row)
                .list();
    }

    /** Forgets the rows of a file but for these, which hold what is left of them (F158). */
    void settle(int batch, List<OutboxRow> kept) {
        jdbc.sql("delete from outbox where batch = ?").param(batch).update();
        add(kept);
        assign(kept, batch);
        jdbc.sql("update outbox set outcome = 'KEPT' where batch = ?")
                .param(batch)
                .update();
    }

    /** Lets what was kept be told anew. */
    int release() {
        return jdbc.sql("update outbox set batch = null, outcome = '', turn = turn + 1 where outcome <> ''")
                .update();
    }
}

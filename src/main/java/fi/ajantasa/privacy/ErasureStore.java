package fi.ajantasa.privacy;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes a customer out of every table, and keeps what was confirmed. It works under the role that owns the tables, for whoever
 * runs may remove nothing of the past.
 */
final class ErasureStore {
    private static final String OF_CUSTOMER = "customer_id = :id";
    /** Register number and customer id make the key. */
    private static final String OF_LINK = "id in (select cast(number as bigint) * 4294967296 + :id from register)";

    /** Whose rows go, by table; those that refer to others first. */
    private static final Map<String, String> ROWS = rows();

    /** What stays of a row without what it says. */
    private static final Map<String, String> EMPTIED = Map.of(
            "task",
            "state = case when state in ('open', 'second') then 'settled' else state end, record_key = 0, content = 0,"
                    + " closed_at = coalesce(closed_at, opened_at) where (customer_id = :id or other_id = :id)"
                    + " and (record_key <> 0 or content <> 0 or state in ('open', 'second'))",
            "verdict",
            "standing = false, record_key = 0, reason = 'erased', against = '' where customer_id = :id and record_key <> 0",
            "query_log",
            "sealed = null where customer_id = :id and sealed is not null");

    private static final String SELECT =
            "select id, state, customer_id, number, plan_hash, by_name, reason, ground, at from erasure ";

    private final JdbcClient jdbc;
    private final SealStore seals;

    ErasureStore(DataSource dataSource, KeyVault keys) {
        this.seals = new SealStore(dataSource, keys);
        this.jdbc = JdbcClient.create(dataSource);
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(
                "possible_record",
                "(customer_id = :id or task_id in (select id from task where customer_id = :id or other_id = :id))");
        for (String table : List.of(
                "quarantine",
                "fact",
                "payment",
                "withdrawn_fact",
                "restriction",
                "due",
                "objection",
                "outbox",
                "change_event",
                "change_person",
                "customer_number",
                "customer_identifier",
                "customer_code",
                "former_hetu",
                "customer_hetu")) {
            rows.put(table, OF_CUSTOMER);
        }
        rows.put("likeness", OF_LINK);
        rows.put("link", OF_LINK);
        rows.put("customer", "id = :id");
        return rows;
    }

    /** How many rows of the customer there are to go or to be emptied, by table. */
    SortedMap<String, Integer> count(int customer) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        ROWS.forEach((table, where) -> counts.put(table, count(table, where, customer)));
        EMPTIED.forEach((table, change) ->
                counts.put(table, count(table, change.substring(change.indexOf(" where ") + 7), customer)));
        counts.values().removeIf(it -> it == 0);
        return counts;
    }

    private int count(String table, String where, int customer) {
        return jdbc.sql("select count(*) from " + table + " where " + where)
                .param("id", customer)
                .query(Integer.class)
                .single();
    }

    /** Takes the customer out, in the caller's transaction. What links of a register rest on is worked out anew. */
    void erase(int customer, Instant at) {
        ROWS.forEach((table, where) ->
                sealed(table, where, customer, at, () -> jdbc.sql("delete from " + table + " where " + where)
                        .param("id", customer)
                        .update()));
        EMPTIED.forEach((table, change) -> {
            String where = table.equals("task") ? "customer_id = :id or other_id = :id" : OF_CUSTOMER;
            sealed(table, where, customer, at, () -> jdbc.sql("update " + table + " set " + change)
                    .param("id", customer)
                    .update());
        });
        for (String table : List.of("link_memory", "link_memory_basis")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private void sealed(String table, String where, int customer, Instant at, Runnable change) {
        Object[] ids =
                Collections.nCopies(where.split(":id", -1).length - 1, customer).toArray();
        SealedTable.find(table)
                .ifPresentOrElse(
                        it -> seals.change(new SealStore.Rows(it, where.replace(":id", "?"), ids), at, change), change);
    }

    /** The files with the customer that the customer system has not answered. */
    List<Integer> listUnanswered(int customer) {
        return jdbc.sql("select distinct b.number from outbox o join outbox_batch b on b.number = o.batch"
                        + " where o.customer_id = ? and b.state <> 'ANSWERED' order by b.number")
                .param(customer)
                .query(Integer.class)
                .list();
    }

    /** The washes that are under way. */
    List<String> listOpenWashes() {
        return jdbc.sql("select id from wash where state in ('LISTED', 'SENDING', 'SENT') order by id")
                .query(String.class)
                .list();
    }

    /** The telephone numbers of the customer that nobody else holds: what is known of the others still protects somebody. */
    Set<String> ownPhones(int customer) {
        return new HashSet<>(jdbc.sql(
                        "select n.number from customer_number n where n.customer_id = ? and not exists"
                                + " (select 1 from customer_number o where o.number = n.number and o.customer_id <> n.customer_id)")
                .param(customer)
                .query(String.class)
                .list());
    }

    /** Every customer's number, by id. */
    Map<Integer, String> numbers() {
        Map<Integer, String> numbers = new TreeMap<>();
        jdbc.sql("select id, number from customer").query(row -> {
            numbers.put(row.getInt(1), row.getString(2));
        });
        return numbers;
    }

    /** The last erasure of whoever had this number. */
    Optional<Erasure> findLast(long number) {
        return jdbc.sql(SELECT + "where number = ? order by id desc limit 1")
                .param(number)
                .query(ErasureStore::erasure)
                .optional();
    }

    /** Those that were not brought to their end. */
    List<Erasure> listOpen() {
        return jdbc.sql(SELECT + "where state <> 'DONE' order by id")
                .query(ErasureStore::erasure)
                .list();
    }

    int lastId() {
        return jdbc.sql("select coalesce(max(id), 0) from erasure")
                .query(Integer.class)
                .single();
    }

    void begin(Erasure erasure) {
        seals.change(row(erasure.id()), erasure.confirmed().at(), () -> insert(erasure));
    }

    private static SealStore.Rows row(int erasure) {
        return new SealStore.Rows(SealedTable.ERASURE, "id = ?", erasure);
    }

    private void insert(Erasure erasure) {
        jdbc.sql("insert into erasure (id, state, customer_id, number, plan_hash, by_name, reason, ground, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(erasure.id(), erasure.state().name(), erasure.customer(), erasure.number())
                .params(
                        erasure.confirmed().plan(),
                        erasure.confirmed().by(),
                        erasure.confirmed().reason(),
                        erasure.confirmed().ground(),
                        erasure.confirmed().at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void gone(int id, String found, Instant at) {
        seals.change(row(id), at, () -> jdbc.sql("update erasure set state = 'GONE', found = ? where id = ?")
                .params(found, id)
                .update());
    }

    void done(int id, Instant at) {
        seals.change(row(id), at, () -> jdbc.sql("update erasure set state = 'DONE' where id = ?")
                .param(id)
                .update());
    }

    /** What went, counted, as it was noted. */
    String found(int id) {
        return jdbc.sql("select found from erasure where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** Keeps what a law wants kept. */
    void keep(int erasure, int part, ErasurePlan.Kept kept, String sealed, Instant at) {
        seals.change(
                new SealStore.Rows(SealedTable.KEPT_RECORD, "erasure_id = ? and part = ?", erasure, part),
                at,
                () -> jdbc.sql(
                                "insert into kept_record (erasure_id, part, law, until_date, sealed) values (?, ?, ?, ?, ?)")
                        .params(erasure, part, kept.law(), kept.until(), sealed)
                        .update());
    }

    /** What is kept under an erasure, sealed, by part. */
    SortedMap<Integer, String> kept(int erasure) {
        SortedMap<Integer, String> kept = new TreeMap<>();
        jdbc.sql("select part, sealed from kept_record where erasure_id = ?")
                .param(erasure)
                .query(row -> {
                    kept.put(row.getInt(1), row.getString(2));
                });
        return kept;
    }

    private static Erasure erasure(ResultSet row, int number) throws SQLException {
        return new Erasure(
                row.getInt(1),
                Erasure.State.valueOf(row.getString(2)),
                row.getInt(3),
                row.getLong(4),
                new Erasure.Confirmed(
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getTimestamp(9).toInstant()));
    }
}

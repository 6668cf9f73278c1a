package fi.ajantasa.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** Everything the register told, sealed as it came, until it has been delivered for a while. */
final class EventStore {
    /** H2 takes at most 65,536 elements in an array parameter. */
    private static final int AT_ONCE = 10_000;

    private final JdbcTemplate jdbc;
    private final String register;

    EventStore(DataSource dataSource, String register) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.register = register;
    }

    /** The hashes of all that landed and is still kept. */
    Set<Long> contents() {
        return new HashSet<>(
                jdbc.queryForList("select content from change_event where register = ?", Long.class, register));
    }

    int lastId() {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(id), 0) from change_event where register = ?", Integer.class, register);
        return last == null ? 0 : last;
    }

    void insert(List<Landed> landed, LocalDate on) {
        jdbc.batchUpdate(
                "insert into change_event (register, id, customer_id, content, changed_at, landed_on, sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                landed.stream()
                        .map(it -> new Object[] {
                            register,
                            it.id(),
                            it.customer(),
                            it.content(),
                            new SqlParameterValue(
                                    Types.TIMESTAMP_WITH_TIMEZONE,
                                    it.at() == null ? null : it.at().atOffset(ZoneOffset.UTC)),
                            on,
                            it.sealed()
                        })
                        .toList());
    }

    /** What no delivery that was applied holds: by person, base data first, then by moment and in the order it came (D13). */
    List<Waiting> waiting(long applied) {
        return jdbc.query(
                "select id, customer_id, case when changed_at is null then landed_on end from change_event"
                        + " where register = ? and (delivery is null or delivery > ?)"
                        + " order by customer_id, case when changed_at is null then 0 else 1 end, changed_at, id",
                EventStore::waiting,
                register,
                applied);
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(row.getInt(1), row.getInt(2), row.getObject(3, LocalDate.class));
    }

    /**
     * What was told and waits to be delivered.
     *
     * @param asked the day base data was asked for; null of a change
     */
    record Waiting(int id, int customer, @Nullable LocalDate asked) {}

    /** What was told, sealed, by id. */
    Map<Integer, String> sealed(List<Integer> ids) {
        Map<Integer, String> sealed = new HashMap<>();
        jdbc.query(
                "select id, sealed from change_event where register = ? and id = any (?)",
                row -> {
                    sealed.put(row.getInt(1), row.getString(2));
                },
                register,
                ids.toArray(Integer[]::new));
        return sealed;
    }

    /** Says which of the waiting events are in the delivery of this sequence; all others wait on. */
    void deliver(List<Integer> ids, long sequence) {
        jdbc.update("update change_event set delivery = null where register = ? and delivery >= ?", register, sequence);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            Integer[] some =
                    ids.subList(from, Math.min(ids.size(), from + AT_ONCE)).toArray(Integer[]::new);
            jdbc.update(
                    "update change_event set delivery = ? where register = ? and id = any (?)",
                    sequence,
                    register,
                    some);
        }
    }

    /** Removes what landed before a day and was delivered up to an applied sequence. */
    int forget(LocalDate before, long applied) {
        return jdbc.update(
                "delete from change_event where register = ? and landed_on < ? and delivery <= ?",
                register,
                before,
                applied);
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every try at a run: who took it up, by which command and lease, how it stopped and after what. */
final class AttemptStore {
    private final JdbcClient jdbc;
    private final PositionQuery positions;
    private final Clock clock;
    private final RunLock.Lease lease;
    private final String keys;

    /**
     * @param lease under which this process writes
     * @param keys the mark of the keys it works with
     */
    AttemptStore(DataSource dataSource, Clock clock, RunLock.Lease lease, String keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.positions = new PositionQuery(dataSource);
        this.clock = clock;
        this.lease = lease;
        this.keys = keys;
    }

    /** Works on the run; where the work throws, the attempt stays open, for the lease may be somebody else's by then. */
    void attempt(String run, Verb verb, String by, Runnable work) {
        int number = begin(run, verb, by);
        work.run();
        Position position = positions.find(run);
        jdbc.sql("update run_attempt set ended_at = ?, ending = (select case state when 'RUNNING' then"
                        + " 'INTERRUPTED' else state end from run where id = run_id),"
                        + " exit_code = (select exit_code from run where id = run_id), step = ?, slices = ?"
                        + " where run_id = ? and attempt = ? and ended_at is null")
                .params(Timestamp.from(clock.instant()), position.step(), position.slices(), run, number)
                .update();
    }

    private int begin(String run, Verb verb, String by) {
        int number = list(jdbc, run).size() + 1;
        jdbc.sql("insert into run_attempt (run_id, attempt, verb, by_name, owner, lease, contract, key_mark,"
                        + " started_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(run, number, verb.name(), by, lease.owner(), lease.token())
                .params(RegisterJob.CONTRACT, keys, Timestamp.from(clock.instant()))
                .update();
        return number;
    }

    /** Whoever has the lease is alone: attempts that look as if they went on are those of a dead process. */
    void closeDead() {
        List<String> open = jdbc.sql("select run_id from run_attempt where ended_at is null")
                .query(String.class)
                .list();
        for (String run : open) {
            Position position = positions.find(run);
            jdbc.sql("update run_attempt set ended_at = case lease when ? then cast(? as timestamp with time zone)"
                            + " else started_at end, ending = ?, step = ?, slices = ?"
                            + " where run_id = ? and ended_at is null")
                    .params(lease.token() - 1, lease.before().atOffset(ZoneOffset.UTC), Attempt.DIED)
                    .params(position.step(), position.slices(), run)
                    .update();
        }
    }

    /** The attempts at the run, in order. */
    List<Attempt> list(String run) {
        return list(jdbc, run);
    }

    static List<Attempt> list(JdbcClient jdbc, String run) {
        return jdbc.sql(
                        "select attempt, verb, by_name, owner, lease, contract, key_mark, started_at, ended_at, ending, exit_code,"
                                + " step, slices from run_attempt where run_id = ? order by attempt")
                .param(run)
                .query(AttemptStore::attempt)
                .list();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        Attempt.Start start = new Attempt.Start(
                instant(row, "started_at"),
                Verb.valueOf(row.getString("verb")),
                row.getString("by_name"),
                row.getString("owner"),
                row.getLong("lease"),
                row.getInt("contract"),
                row.getString("key_mark"));
        return new Attempt(row.getInt("attempt"), start, end(row));
    }

    private static Attempt.@Nullable End end(ResultSet row) throws SQLException {
        if (row.getObject("ended_at") == null) {
            return null;
        }
        Integer code = row.getObject("exit_code", Integer.class);
        return new Attempt.End(
                instant(row, "ended_at"),
                row.getString("ending"),
                code == null ? null : ExitCode.of(code),
                new Position(row.getString("step"), row.getLong("slices")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

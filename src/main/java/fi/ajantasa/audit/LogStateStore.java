package fi.ajantasa.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what is told of the log: which places have its checkpoints, and what verifications found. */
public final class LogStateStore {
    private final JdbcClient jdbc;
    private final TreeStore tree;

    public LogStateStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tree = new TreeStore(dataSource);
    }

    public LogState read() {
        TreeStore.Stored last = tree.findCheckpoint().orElse(null);
        return new LogState(
                last == null ? null : sealed(last),
                tree.countWaiting(last == null ? 0 : tree.lowest(last.madeAt().minus(LogSealer.SETTLED))),
                jdbc.sql("select name, size, reached_at, tried_at from audit_place order by name")
                        .query(LogStateStore::place)
                        .list(),
                jdbc.sql("select at, first_entry, entries, faults, unreachable from audit_verification"
                                + " order by id desc limit 1")
                        .query(LogStateStore::verification)
                        .optional()
                        .orElse(null));
    }

    private static LogState.Sealed sealed(TreeStore.Stored stored) {
        Checkpoint checkpoint = Checkpoint.parse(stored.note());
        return new LogState.Sealed(checkpoint.size(), HexFormat.of().formatHex(checkpoint.root()), stored.madeAt());
    }

    /** Notes what a verification found. */
    public void add(LogState.Verification found) {
        jdbc.sql(
                        "insert into audit_verification (at, first_entry, entries, faults, unreachable) values (?, ?, ?, ?, ?)")
                .params(stored(found.at()), found.first(), found.entries(), found.faults(), found.unreachable())
                .update();
    }

    /** Notes that a place has the checkpoint of so many entries. */
    void reached(String place, long entries, Instant at) {
        note(
                "update audit_place set size = ?, reached_at = ?, tried_at = ? where name = ?",
                List.of(entries, stored(at), stored(at), place),
                new LogState.Place(place, entries, at, at));
    }

    /** Notes that a place could not be reached. */
    void missed(String place, Instant at) {
        note(
                "update audit_place set tried_at = ? where name = ?",
                List.of(stored(at), place),
                new LogState.Place(place, 0, null, at));
    }

    private void note(String update, List<Object> parameters, LogState.Place first) {
        if (jdbc.sql(update).params(parameters).update() == 0) {
            try {
                jdbc.sql("insert into audit_place (name, size, reached_at, tried_at) values (?, ?, ?, ?)")
                        .param(first.name())
                        .param(first.entries())
                        .param(first.reachedAt() == null ? null : stored(first.reachedAt()))
                        .param(stored(first.triedAt()))
                        .update();
            } catch (DuplicateKeyException other) {
                // Another sealer noted it first.
                jdbc.sql(update).params(parameters).update();
            }
        }
    }

    private static OffsetDateTime stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static LogState.Place place(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime reached = row.getObject(3, OffsetDateTime.class);
        return new LogState.Place(
                row.getString(1),
                row.getLong(2),
                reached == null ? null : reached.toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }

    private static LogState.Verification verification(ResultSet row, int number) throws SQLException {
        return new LogState.Verification(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                row.getInt(5));
    }
}

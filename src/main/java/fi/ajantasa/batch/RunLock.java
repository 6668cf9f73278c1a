package fi.ajantasa.batch;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lease that lets one process at a time change anything: a row with its owner and a heartbeat on the database's
 * clock. It is taken over from an owner that is gone: at once when that process ran on this host and is dead,
 * otherwise when its heartbeat stopped for {@link #LEASE}.
 */
final class RunLock implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final String NAME = "run";

    private final JdbcClient jdbc;
    private final Owner owner;
    private final long token;
    private final Holder before;
    private final LeaseNote note;
    private @Nullable Heart heart;

    private RunLock(JdbcClient jdbc, Owner owner, Holder before, LeaseNote note) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.token = before.token() + 1;
        this.before = before;
        this.note = note;
    }

    private RunLock beating() {
        note();
        ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(beat -> {
            Thread thread = new Thread(beat, "lease");
            thread.setDaemon(true);
            return thread;
        });
        heart = new Heart(
                beats, beats.scheduleAtFixedRate(this::beat, BEAT.toSeconds(), BEAT.toSeconds(), TimeUnit.SECONDS));
        return this;
    }

    /** The lease under which another process runs, for one that works for it: it neither keeps it alive nor gives it back. */
    static RunLock follow(DataSource dataSource, LeaseNote note, Lease lease) {
        Holder before = new Holder(lease.owner(), lease.before(), lease.before(), lease.before(), lease.token() - 1);
        return new RunLock(JdbcClient.create(dataSource), Owner.thisProcess(), before, note);
    }

    /** Takes the lease, or says who has it. */
    static RunLock acquire(DataSource dataSource, LeaseNote note) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        Owner owner = Owner.thisProcess();
        if (findHolder(jdbc).isEmpty()) {
            found(jdbc);
        }
        Holder other = findHolder(jdbc).orElseThrow();
        if (!other.isGone()) {
            throw other.locked();
        }
        int taken = jdbc.sql("update run_lock set owner = ?, pid = ?, host = ?, since = current_timestamp,"
                        + " heartbeat = current_timestamp, token = token + 1 where name = ? and token = ?")
                .params(owner.text(), owner.pid(), owner.host(), NAME, other.token())
                .update();
        if (taken == 0) {
            throw findHolder(jdbc).orElseThrow().locked();
        }
        return new RunLock(jdbc, owner, other, note).beating();
    }

    /** Makes the lease, without an owner; whoever else makes it at the same moment does no harm. */
    private static void found(JdbcClient jdbc) {
        try {
            jdbc.sql("insert into run_lock (name, owner, pid, host, since, heartbeat, token)"
                            + " values (?, '', 0, '', current_timestamp, current_timestamp, 0)")
                    .param(NAME)
                    .update();
        } catch (DuplicateKeyException another) {
            return;
        }
    }

    private static Optional<Holder> findHolder(JdbcClient jdbc) {
        return jdbc.sql("select owner, since, heartbeat, token, current_timestamp as checked from run_lock"
                        + " where name = ?")
                .param(NAME)
                .query((row, number) -> new Holder(
                        row.getString("owner"),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("heartbeat").toInstant(),
                        row.getTimestamp("checked").toInstant(),
                        row.getLong("token")))
                .optional();
    }

    /** Who has it, without taking it. */
    static Optional<LeaseState> look(DataSource dataSource) {
        return findHolder(JdbcClient.create(dataSource))
                .filter(it -> !it.owner().isEmpty())
                .map(it -> new LeaseState(it.owner(), it.since(), it.heartbeat(), it.isGone()));
    }

    /**
     * Refuses to go on when the lease was given back, or another process took it over, believing its owner dead (F140). Called
     * in a chunk's transaction, last: whoever wants the lease waits until the chunk is committed. The embedded file fences by
     * itself.
     */
    void confirm() {
        if (note.isKept()) {
            return;
        }
        boolean stands = jdbc.sql("select token from run_lock where name = ? and owner <> '' for share")
                .param(NAME)
                .query(Long.class)
                .optional()
                .filter(it -> it == token)
                .isPresent();
        if (!stands) {
            throw findHolder(jdbc).orElseThrow().locked();
        }
    }

    /** Whose it is, and under which number. */
    Lease lease() {
        return new Lease(owner.text(), token, before.heartbeat());
    }

    /**
     * A lease that was taken.
     *
     * @param before the last heartbeat under the lease before it
     */
    record Lease(String owner, long token, Instant before) {}

    private void note() {
        findHolder(jdbc).ifPresent(it -> note.write(it.owner(), it.since(), it.heartbeat()));
    }

    private void beat() {
        try {
            jdbc.sql("update run_lock set heartbeat = current_timestamp where name = ? and token = ?")
                    .params(NAME, token)
                    .update();
            note();
        } catch (DataAccessException | UncheckedIOException unreachable) {
            // The next beat tries again; when the database stays away the steps fail by themselves.
        }
    }

    @Override
    public void close() {
        Heart own = heart;
        if (own == null) {
            return;
        }
        own.stop();
        try {
            jdbc.sql("update run_lock set owner = '' where name = ? and token = ? and owner = ?")
                    .params(NAME, token, owner.text())
                    .update();
            note();
        } catch (DataAccessException | UncheckedIOException unreachable) {
            // Whoever comes next finds the owner gone; what ended this one is worth more than that.
        }
    }

    private record Heart(ScheduledExecutorService thread, ScheduledFuture<?> beating) {
        void stop() {
            beating.cancel(false);
            thread.shutdownNow();
        }
    }

    private record Holder(String owner, Instant since, Instant heartbeat, Instant checked, long token) {
        Locked locked() {
            return new Locked(owner, since, heartbeat);
        }

        boolean isGone() {
            return owner.isEmpty()
                    || Owner.isDeadHere(owner)
                    || heartbeat.plus(LEASE).isBefore(checked);
        }
    }
}

package fi.ajantasa.batch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
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
    private final ScheduledExecutorService heart;
    private final ScheduledFuture<?> beating;

    private RunLock(JdbcClient jdbc, Owner owner, long token) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.token = token;
        this.heart = Executors.newSingleThreadScheduledExecutor(beat -> {
            Thread thread = new Thread(beat, "lease");
            thread.setDaemon(true);
            return thread;
        });
        this.beating = heart.scheduleAtFixedRate(this::beat, BEAT.toSeconds(), BEAT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Takes the lease, or says who has it. */
    static RunLock acquire(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        Owner owner = Owner.thisProcess();
        Optional<Holder> holder = findHolder(jdbc);
        if (holder.isEmpty()) {
            jdbc.sql("insert into run_lock (name, owner, pid, host, since, heartbeat, token)"
                            + " values (?, ?, ?, ?, current_timestamp, current_timestamp, 1)")
                    .params(NAME, owner.text(), owner.pid(), owner.host())
                    .update();
            return new RunLock(jdbc, owner, 1);
        }
        Holder other = holder.get();
        if (!other.isGone()) {
            throw new Locked(other.owner(), other.since(), other.heartbeat());
        }
        int taken = jdbc.sql("update run_lock set owner = ?, pid = ?, host = ?, since = current_timestamp,"
                        + " heartbeat = current_timestamp, token = token + 1 where name = ? and token = ?")
                .params(owner.text(), owner.pid(), owner.host(), NAME, other.token())
                .update();
        if (taken == 0) {
            throw new Locked(other.owner(), other.since(), other.heartbeat());
        }
        return new RunLock(jdbc, owner, other.token() + 1);
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

    private void beat() {
        try {
            jdbc.sql("update run_lock set heartbeat = current_timestamp where name = ? and token = ?")
                    .params(NAME, token)
                    .update();
        } catch (DataAccessException unreachable) {
            // The next beat tries again; when the database stays away the steps fail by themselves.
        }
    }

    @Override
    public void close() {
        beating.cancel(false);
        heart.shutdownNow();
        jdbc.sql("update run_lock set owner = '' where name = ? and token = ? and owner = ?")
                .params(NAME, token, owner.text())
                .update();
    }

    private record Holder(String owner, Instant since, Instant heartbeat, Instant checked, long token) {
        boolean isGone() {
            return owner.isEmpty()
                    || Owner.isDeadHere(owner)
                    || heartbeat.plus(LEASE).isBefore(checked);
        }
    }

    /** A process: host, process id and its start, so that a reused process id is not mistaken for it. */
    private record Owner(String host, long pid, long started) {
        static Owner thisProcess() {
            ProcessHandle self = ProcessHandle.current();
            return new Owner(hostName(), self.pid(), started(self));
        }

        String text() {
            return host + " " + pid + " " + started;
        }

        static boolean isDeadHere(String text) {
            String[] parts = text.split(" ", 3);
            return parts.length == 3
                    && parts[0].equals(hostName())
                    && ProcessHandle.of(Long.parseLong(parts[1]))
                            .filter(it -> it.isAlive() && started(it) == Long.parseLong(parts[2]))
                            .isEmpty();
        }

        private static long started(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }

        private static String hostName() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        }
    }
}

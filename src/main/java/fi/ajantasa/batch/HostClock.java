package fi.ajantasa.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This host's clock beside the database's: by the one nights are chosen, by the other leases run out (F145). */
public final class HostClock {
    /** More than two machines that keep time ever differ by. */
    public static final Duration ALLOWED = Duration.ofSeconds(60);

    private HostClock() {}

    /** How much this host's clock is ahead of the database's; below zero when it is behind. */
    public static Duration ahead(DataSource dataSource, Clock host) {
        Instant before = host.instant();
        Instant there = JdbcClient.create(dataSource)
                .sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Duration asked = Duration.between(before, host.instant());
        return Duration.between(there, before.plus(asked.dividedBy(2)));
    }

    /** In whole seconds, to be told. */
    public static long seconds(Duration ahead) {
        return Math.round(ahead.toMillis() / 1000.0);
    }

    /** Whether they differ by more than is allowed. */
    public static boolean isWrong(Duration ahead) {
        return ahead.abs().compareTo(ALLOWED) > 0;
    }

    /**
     * Refuses to work with a clock that is wrong.
     *
     * @throws DatabaseUnavailable when they differ by more than is allowed
     */
    static void confirm(DataSource dataSource, Clock host) {
        Duration ahead = ahead(dataSource, host);
        if (isWrong(ahead)) {
            throw DatabaseUnavailable.clockDiffers(ahead);
        }
    }
}

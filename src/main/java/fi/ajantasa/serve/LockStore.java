package fi.ajantasa.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import net.javacrumbs.shedlock.support.Utils;
import org.springframework.jdbc.core.JdbcTemplate;

/** Locks of scheduled jobs, kept alive on the database's clock; that of an instance that died is free after {@link #LOST}. */
final class LockStore {
    static final Duration LOST = Duration.ofSeconds(60);

    private final KeepAliveLockProvider locks;

    /** @param heart keeps locks alive */
    LockStore(DataSource dataSource, ScheduledExecutorService heart) {
        JdbcTemplateLockProvider.Configuration table = JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .usingDbTime()
                .withLockedByValue("process " + ProcessHandle.current().pid() + " on " + Utils.getHostname())
                .build();
        this.locks = new KeepAliveLockProvider(new JdbcTemplateLockProvider(table), heart);
    }

    /** The lock, or nothing when another instance has it. */
    Optional<SimpleLock> take(String job) {
        return locks.lock(new LockConfiguration(ClockProvider.now(), job, LOST, Duration.ZERO));
    }
}

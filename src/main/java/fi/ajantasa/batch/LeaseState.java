package fi.ajantasa.batch;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The lease as it stands.
 *
 * @param owner host, number and start of the process that has it
 * @param heartbeat its last sign of life, on the database's clock
 * @param gone whether that process is dead and the next one takes the lease over
 */
public record LeaseState(String owner, Instant since, Instant heartbeat, boolean gone) {
    /** Nothing when nobody has it. */
    public static Optional<LeaseState> find(DataSource dataSource) {
        return RunLock.look(dataSource);
    }

    /** The process, as an operator looks for it. */
    public String process() {
        return Attempt.process(owner);
    }
}

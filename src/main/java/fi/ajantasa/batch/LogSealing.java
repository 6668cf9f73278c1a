package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditBroken;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals what one process appends to the audit log: after each of its runs, and what is left when it ends. */
final class LogSealing {
    private static final Logger LOG = LoggerFactory.getLogger(LogSealing.class);

    private final LogKeeping log;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private boolean sealed;
    private boolean asked;
    private @Nullable AuditBroken broken;

    LogSealing(LogKeeping log, TransactionTemplate transaction, Clock clock) {
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Seals what was appended; nothing is left to do at the end then.
     *
     * @return the places that could not be reached
     * @throws AuditBroken when the log is not what was signed before; it is not sealed here any more
     */
    List<String> seal(boolean everywhere) {
        if (broken != null) {
            throw broken;
        }
        try {
            List<String> unreachable = log.seal(transaction, clock.instant(), everywhere);
            sealed = true;
            return unreachable;
        } catch (AuditBroken e) {
            broken = e;
            sealed = true;
            throw e;
        }
    }

    /**
     * Seals what a run appended. That the log is broken stops no other run: it is told when everything is sealed. The
     * second place is asked the first time: nothing is signed that it contradicts.
     */
    void sealRun(String run) {
        try {
            seal(!asked);
            asked = true;
            sealed = false;
        } catch (AuditBroken e) {
            LOG.error("{}: audit log: {}", run, e.getMessage());
        }
    }

    /** Another process seals what is appended here. */
    void leave() {
        sealed = true;
    }

    /** Seals what is left. */
    void finish() {
        if (!sealed) {
            seal(false);
        }
    }
}

package fi.ajantasa.serve;

import fi.ajantasa.audit.AuditBroken;
import fi.ajantasa.audit.LogVerifier.Range;
import fi.ajantasa.audit.LogVerifier.Verified;
import fi.ajantasa.batch.Auditing;
import fi.ajantasa.batch.DatabaseUnavailable;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.Locked;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals the audit log now and then, and verifies all of it after each scheduled job; whatever is wrong is told (F157). */
final class LogWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final String NAME = "audit";

    private final Auditing auditing;
    private final Clock clock;
    private final Notices notices;
    private final Metrics metrics;

    LogWatch(Installation installation, Clock clock, Notices notices, Metrics metrics) {
        this.auditing = new Auditing(installation, clock);
        this.clock = clock;
        this.notices = notices;
        this.metrics = metrics;
    }

    /** Verifies the whole log. */
    void verify() {
        attempt(() -> {
            Verified verified = auditing.verify(Range.ALL);
            metrics.showLog(verified.entries(), verified.faults().size());
            verified.faults().forEach(it -> LOG.error("audit log: {}", it));
            if (!verified.faults().isEmpty()) {
                tell(ExitCode.AUDIT_FAIL, "log-broken");
            } else if (!verified.unreachable().isEmpty()) {
                tell(ExitCode.SOURCE_DOWN, "checkpoints-unreachable");
            }
        });
    }

    /** Seals what people have added since the last run. */
    void publish() {
        attempt(() -> {
            boolean everywhere =
                    auditing.publish().map(it -> it.unreachable().isEmpty()).orElse(true);
            if (!everywhere) {
                tell(ExitCode.SOURCE_DOWN, "checkpoint-not-published");
            }
        });
    }

    private interface Work {
        void run() throws DefinitionException;
    }

    /**
     * An embedded database that somebody works with is left to them: whoever writes to the log seals it. This is the edge of
     * the service: whatever fails in looking at the log is told, and the nights go on.
     */
    private void attempt(Work work) {
        try {
            work.run();
        } catch (AuditBroken broken) {
            LOG.error("audit log: {}", broken.getMessage());
            tell(ExitCode.AUDIT_FAIL, "log-broken");
        } catch (Locked | DatabaseUnavailable busy) {
            LOG.info("audit log: not looked at, {}", busy.getMessage());
        } catch (DefinitionException e) {
            tell(ExitCode.USAGE, "definitions");
        } catch (RuntimeException e) {
            LOG.error("audit log: {}", e.getClass().getName());
            tell(ExitCode.INTERNAL, "log-not-verified");
        }
    }

    private void tell(ExitCode code, String reason) {
        notices.take(Notice.of(NAME, LocalDate.ofInstant(clock.instant(), ScheduledJob.HELSINKI), code, reason));
    }
}

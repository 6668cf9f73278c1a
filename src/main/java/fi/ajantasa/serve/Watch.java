package fi.ajantasa.serve;

import fi.ajantasa.batch.Database;
import fi.ajantasa.batch.DatabaseUnavailable;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.Locked;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the figures anew, tells what is late, and knows whether the service can do its work. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Installation installation;
    private final Clock clock;
    private final Notices notices;
    private final Metrics metrics;
    private volatile String problem = "starting";

    Watch(Installation installation, Clock clock, Notices notices) {
        this.installation = installation;
        this.clock = clock;
        this.notices = notices;
        this.metrics = new Metrics(clock);
    }

    Metrics metrics() {
        return metrics;
    }

    /** Why the service cannot do its work; empty when it can. */
    String problem() {
        return problem;
    }

    /** Looks once. An embedded database that somebody works with is left to them, and the figures stay as they were. */
    void look() {
        String found = findProblem();
        if (!found.isEmpty() && !found.equals(problem)) {
            LOG.warn("not ready: {}", found);
        }
        problem = found;
    }

    /** Whatever keeps the figures from being read is told by its kind, and the next look is made all the same. */
    private String findProblem() {
        try {
            Jobs jobs = installation.readJobs();
            if (!installation.isUnused()) {
                read(jobs);
            }
            return "";
        } catch (DefinitionException e) {
            return "definitions: " + e.problems().size() + " problems";
        } catch (Locked e) {
            return "";
        } catch (DatabaseUnavailable e) {
            return e.inUse() ? "" : "database";
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    private void read(Jobs jobs) {
        try (Database database = Database.open(installation)) {
            metrics.show(new FiguresQuery(database.dataSource(), jobs, clock).read());
            ScheduledJob.list(jobs).forEach(it -> tellLate(it, database.dataSource()));
        }
    }

    private void tellLate(ScheduledJob job, DataSource dataSource) {
        ScheduleStore store = new ScheduleStore(dataSource, clock);
        Instant now = clock.instant();
        LocalDate last = store.findLast(job.name()).orElse(null);
        for (LocalDate date : job.listDue(last, now)) {
            if (job.deadline(date).isBefore(now) && store.tellsLate(job.name(), date)) {
                notices.take(Notice.of(job.name(), date, ExitCode.INPUT_LATE, "not-over-by-its-deadline"));
            }
        }
    }
}

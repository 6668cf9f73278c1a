package fi.ajantasa.serve;

import fi.ajantasa.batch.Account;
import fi.ajantasa.batch.Database;
import fi.ajantasa.batch.DatabaseUnavailable;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.Locked;
import fi.ajantasa.batch.Pause;
import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.batch.Request;
import fi.ajantasa.batch.Runner;
import fi.ajantasa.batch.StopSignal;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each scheduled job once for each business date, in order (F146). Any number of instances may look: the one that gets
 * the job's lock acts, and what was done stands in the database. While nothing is due the database is left alone, so that
 * commands can be used beside an embedded one.
 */
final class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final String BY = Account.ofProcess().name();

    private final Installation installation;
    private final Clock clock;
    private final StopSignal stop;
    private final Notices notices;
    private final Watch watch;
    private final LogWatch log;
    private final ScheduledExecutorService heart;
    private final Pause pause;
    /** The last date each job is done for, as far as this instance has seen; and of which jobs it has looked. */
    private final Map<String, LocalDate> done = new HashMap<>();

    private final Set<String> known = new HashSet<>();

    /** What the scheduler works with besides the installation. */
    record Tools(
            Clock clock,
            StopSignal stop,
            Notices notices,
            Watch watch,
            LogWatch log,
            ScheduledExecutorService heart,
            Pause pause) {}

    Scheduler(Installation installation, Tools tools) {
        this.installation = installation;
        this.clock = tools.clock();
        this.stop = tools.stop();
        this.notices = tools.notices();
        this.watch = tools.watch();
        this.log = tools.log();
        this.heart = tools.heart();
        this.pause = tools.pause();
    }

    /**
     * Runs what is due, if no other instance does.
     *
     * @return when the next job is due
     */
    Optional<Instant> look() throws DefinitionException {
        Jobs jobs = installation.readJobs();
        List<ScheduledJob> scheduled = ScheduledJob.list(jobs);
        for (ScheduledJob job : scheduled) {
            if (!known.contains(job.name())
                    || !job.listDue(done.get(job.name()), clock.instant()).isEmpty()) {
                attend(job, jobs);
            }
        }
        return scheduled.stream()
                .flatMap(it -> it.findNext(clock.instant()).stream())
                .min(Instant::compareTo);
    }

    private void attend(ScheduledJob job, Jobs jobs) throws DefinitionException {
        try {
            Optional<JobLocks.Held> lock = new JobLocks(installation, heart).take(job.name());
            if (lock.isPresent()) {
                try {
                    act(job, jobs);
                } finally {
                    lock.get().close();
                }
            }
        } catch (Locked | DatabaseUnavailable e) {
            LOG.info("{} waits: {}", job.name(), e.getMessage());
        }
    }

    private void act(ScheduledJob job, Jobs jobs) throws DefinitionException {
        Optional<LocalDate> last = ask(it -> it.findLast(job.name()));
        for (LocalDate date : ask(it -> it.listOpen(job.name()))) {
            if (last.isPresent() && !date.isAfter(last.get())) {
                finish(job, date, jobs);
            }
        }
        for (LocalDate date : job.listDue(last.orElse(null), clock.instant())) {
            stop.check();
            tell(it -> it.begin(job.name(), date));
            List<RegisterResult> results = run(job, date);
            stop.check();
            end(job, date, results);
        }
        ask(it -> it.findLast(job.name())).ifPresent(it -> done.put(job.name(), it));
        known.add(job.name());
    }

    /** The database is open no longer than a question takes: whoever waits holds nothing. */
    private <T> T ask(Function<ScheduleStore, T> question) {
        try (Database database = Database.open(installation)) {
            return question.apply(new ScheduleStore(database.dataSource(), clock));
        }
    }

    private void tell(Consumer<ScheduleStore> told) {
        try (Database database = Database.open(installation)) {
            told.accept(new ScheduleStore(database.dataSource(), clock));
        }
    }

    /** A night of an earlier day waits for nothing any more. */
    private List<RegisterResult> run(ScheduledJob job, LocalDate date) throws DefinitionException {
        LOG.info("{} begins for {}", job.name(), date);
        boolean today = date.equals(LocalDate.ofInstant(clock.instant(), ScheduledJob.HELSINKI));
        Request request = new Request(date, false, false, BY, null);
        return today ? runner().runAndWait(job.name(), request, pause) : runner().run(job.name(), request);
    }

    /** The night of the date was run to its end, and whoever waited for its late registers is gone: goes on waiting. */
    private void finish(ScheduledJob job, LocalDate date, Jobs jobs) throws DefinitionException {
        List<RegisterResult> results = new ArrayList<>();
        if (job.isNight() && date.equals(LocalDate.ofInstant(clock.instant(), ScheduledJob.HELSINKI))) {
            for (String register : jobs.night().registers()) {
                JobDefinition late = jobs.require(register);
                if (late.schedule() != null && !ask(it -> it.isTaken(register, date))) {
                    Request request = new Request(date, false, false, BY, null);
                    results.addAll(runner().runAndWait(register, request, pause));
                }
            }
        }
        stop.check();
        end(job, date, results);
    }

    private void end(ScheduledJob job, LocalDate date, List<RegisterResult> results) {
        Notice notice = Notice.of(job.name(), date, results);
        tell(it -> it.end(job.name(), date, notice.code()));
        notices.take(notice);
        log.verify();
        watch.look();
        LOG.info("{} ends for {}: {}", job.name(), date, notice.code());
    }

    private Runner runner() {
        return new Runner(installation, clock, stop);
    }
}

package fi.ajantasa.serve;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.Pause;
import fi.ajantasa.batch.StopSignal;
import fi.ajantasa.customer.KeysUnavailable;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service: looks at the schedule, answers how things stand and tells of what goes wrong, until it is asked to stop. */
public final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    private static final int WATCH_SECONDS = 60;
    private static final int SEAL_SECONDS = 3600;
    /** An embedded database is open to one process: it is looked into less often. */
    private static final int EMBEDDED_SECONDS = 300;

    private final Clock clock;
    private final StopSignal stop;
    private final Pause pause;
    private final Notices notices;
    private final Watch watch;
    private final Scheduler scheduler;
    private final HealthServer server;
    private final List<ScheduledFuture<?>> repeated;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3, work -> {
        Thread thread = new Thread(work, "serve");
        thread.setDaemon(true);
        return thread;
    });

    private Serving(Installation installation, Clock clock, StopSignal stop, Pause pause, Settings.Read settings)
            throws IOException {
        this.clock = clock;
        this.stop = stop;
        this.pause = pause;
        this.notices = new Notices(settings.hooks());
        this.watch = new Watch(installation, clock, notices);
        this.server = new HealthServer(settings.address(), settings.port());
        server.page("/health", () -> new HealthServer.Answer(200, "up\n"));
        server.page("/ready", this::ready);
        server.page(
                "/metrics", () -> new HealthServer.Answer(200, watch.metrics().text()));
        LogWatch log = new LogWatch(installation, clock, notices, watch.metrics());
        this.scheduler =
                new Scheduler(installation, new Scheduler.Tools(clock, stop, notices, watch, log, threads, pause));
        int seconds = installation.isEmbedded() ? EMBEDDED_SECONDS : WATCH_SECONDS;
        watch.look();
        this.repeated = List.of(
                threads.scheduleWithFixedDelay(watch::look, seconds, seconds, TimeUnit.SECONDS),
                threads.scheduleWithFixedDelay(log::publish, SEAL_SECONDS, SEAL_SECONDS, TimeUnit.SECONDS),
                threads.scheduleWithFixedDelay(
                        notices::send, BETWEEN_LOOKS.toSeconds(), BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS));
    }

    /**
     * Opens the port; nothing is run before {@link #run}.
     *
     * @param pause passes the time between two looks, and returns early or throws once a stop is asked for
     * @throws Settings.SettingsException when a setting of the machine cannot be used, its port among them
     * @throws DefinitionException when the definitions cannot be read
     * @throws IOException when nothing can be listened to at all
     */
    public static Serving open(Installation installation, Clock clock, StopSignal stop, Pause pause)
            throws Settings.SettingsException, DefinitionException, IOException {
        installation.readJobs();
        Settings.Read settings = Settings.read(installation, clock);
        try {
            return new Serving(installation, clock, stop, pause, settings);
        } catch (BindException e) {
            throw new Settings.SettingsException(
                    List.of("ajantasa.serve.port " + settings.port() + " cannot be opened; name one that is free"));
        }
    }

    private HealthServer.Answer ready() {
        String problem = stop.isAsked() ? "stopping" : watch.problem();
        return problem.isEmpty()
                ? new HealthServer.Answer(200, "ready\n")
                : new HealthServer.Answer(503, "not ready: " + problem + "\n");
    }

    /** The port that answers. */
    public int port() {
        return server.port();
    }

    /** Looks at the schedule again and again; returns once a stop is asked for and what was begun has ended. */
    public void run() {
        try {
            while (!stop.isAsked()) {
                Instant next = look();
                notices.send();
                pause.until(next, Collections.emptySortedMap());
            }
        } catch (StopSignal.Stopped asked) {
            LOG.info("stopped as asked");
        } finally {
            notices.send();
        }
    }

    /** The outermost edge of the service: whatever breaks one look is told, and the next one is made all the same. */
    private Instant look() {
        Instant usual = clock.instant().plus(BETWEEN_LOOKS);
        try {
            Instant due = scheduler.look().orElse(usual);
            return due.isBefore(usual) && due.isAfter(clock.instant()) ? due : usual;
        } catch (StopSignal.Stopped asked) {
            throw asked;
        } catch (DefinitionException e) {
            tell(ExitCode.USAGE, "definitions");
        } catch (RuntimeException e) {
            LOG.error("{} at {}", e.getClass().getName(), e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            tell(e instanceof KeysUnavailable ? ExitCode.KEYS_UNAVAILABLE : ExitCode.INTERNAL, "look-failed");
        }
        return usual;
    }

    private void tell(ExitCode code, String reason) {
        notices.take(Notice.of("serve", LocalDate.ofInstant(clock.instant(), ScheduledJob.HELSINKI), code, reason));
    }

    @Override
    public void close() {
        repeated.forEach(it -> it.cancel(false));
        threads.shutdownNow();
        server.close();
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.source.Found;
import fi.ajantasa.source.Inbox;
import fi.ajantasa.source.Incomplete;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks late registers again, after all others had their turn, until each one's deadline (F42, F43). Between two looks it
 * holds neither lease nor database: an operator can work, and only the folders are looked at.
 */
final class Waiting {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    /** Another company's server is asked less often than a folder. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(5);

    private final Runner runner;
    private final Jobs jobs;
    private final Clock clock;
    private final Pause pause;
    private final Request request;
    private final Map<String, Set<Found>> seen = new HashMap<>();
    private final Map<String, Instant> asked = new HashMap<>();
    private final SortedMap<String, ZonedDateTime> late = new TreeMap<>();

    Waiting(Runner runner, Jobs jobs, Clock clock, Pause pause, Request request) {
        this.runner = runner;
        this.jobs = jobs;
        this.clock = clock;
        this.pause = pause;
        this.request = request;
    }

    /** Runs what was asked for, and then what arrives in time. */
    List<RegisterResult> run(String what) throws DefinitionException {
        jobs.jobs().values().forEach(job -> seen.put(job.register(), arrivals(job)));
        Runner.Round round = runner.look(what, request);
        List<RegisterResult> results = new ArrayList<>(round.results());
        results.replaceAll(this::noteLate);
        while (!late.isEmpty()) {
            pause.until(nextLook(), new TreeMap<>(late));
            for (int i = 0; i < results.size(); i++) {
                if (late.containsKey(results.get(i).register())) {
                    results.set(i, lookAgain(round.night(), results, i));
                }
            }
        }
        return results;
    }

    private Instant nextLook() {
        Instant next = clock.instant().plus(BETWEEN_LOOKS);
        Instant deadline = late.values().stream()
                .map(ZonedDateTime::toInstant)
                .min(Instant::compareTo)
                .orElse(next);
        return deadline.isBefore(next) ? deadline : next;
    }

    /** Waits for it if it is late and its deadline lies ahead. */
    private RegisterResult noteLate(RegisterResult result) {
        JobDefinition job = jobs.jobs().get(result.register());
        if (job == null) {
            return result;
        }
        ZonedDateTime deadline = Deadline.find(job, request.businessDate(), ZonedDateTime.now(clock))
                .orElse(null);
        if (!mayStillCome(result) || deadline == null) {
            return result;
        }
        if (isOver(deadline)) {
            return result.gaveUp(deadline);
        }
        LOG.info("{}: waits for a delivery until {}", result.register(), deadline);
        late.put(result.register(), deadline);
        asked.put(result.register(), clock.instant());
        return result;
    }

    private static boolean mayStillCome(RegisterResult result) {
        return result.code() == ExitCode.INPUT_LATE || result.code() == ExitCode.SOURCE_DOWN;
    }

    /** Whether something new lies in the folder, or the other end is to be asked whether it has something. */
    private boolean isWorthALook(JobDefinition job, Set<Found> here, boolean over) {
        boolean news = !seen.getOrDefault(job.register(), Set.of()).containsAll(here);
        Instant before = asked.getOrDefault(job.register(), Instant.MIN);
        boolean remote = job.receive().collect() != null
                || job.receive().changes() != null
                || job.receive().wash() != null;
        return news || (remote && (over || !clock.instant().isBefore(before.plus(BETWEEN_QUESTIONS))));
    }

    private boolean isOver(ZonedDateTime deadline) {
        return !clock.instant().isBefore(deadline.toInstant());
    }

    private RegisterResult lookAgain(@Nullable String night, List<RegisterResult> results, int place)
            throws DefinitionException {
        RegisterResult result = results.get(place);
        String register = result.register();
        ZonedDateTime deadline = late.getOrDefault(register, ZonedDateTime.now(clock));
        boolean over = isOver(deadline);
        Set<Found> here = arrivals(jobs.require(register));
        if (isWorthALook(jobs.require(register), here, over)) {
            try {
                asked.put(register, clock.instant());
                result = runner.late(night, results, place, request);
                seen.put(register, here);
            } catch (Locked | DatabaseUnavailable somebodyElseIsAtWork) {
                if (over) {
                    throw somebodyElseIsAtWork;
                }
            }
        }
        if (over || !mayStillCome(result)) {
            late.remove(register);
        }
        return over && mayStillCome(result) ? result.gaveUp(deadline) : result;
    }

    /** What lies in the folder and is not still arriving. */
    private Set<Found> arrivals(JobDefinition job) {
        try {
            Set<Found> arrived = new HashSet<>(new Inbox(job.receive(), clock).deliveries());
            arrived.removeIf(Incomplete.class::isInstance);
            return arrived;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a night or one register in an installation, under its lease. */
public final class Runner {
    private static final String NIGHTLY = "nightly";
    private final Installation installation;
    private final Clock clock;
    private final StopSignal stop;

    public Runner(Installation installation, Clock clock) {
        this(installation, clock, new StopSignal());
    }

    /** @param stop ends what is run at the edge of a slice */
    public Runner(Installation installation, Clock clock, StopSignal stop) {
        this.installation = installation;
        this.clock = clock;
        this.stop = stop;
    }

    /** How each register's turn ended, in order, and the night they belong to, if any. */
    record Round(@Nullable String night, List<RegisterResult> results) {}

    /**
     * Runs what is pending and returns how each register's turn ended, in order.
     *
     * @param what {@code nightly} or a register's name
     * @throws UnknownRegister when no job file has that name
     * @throws Locked when another process is running
     */
    public List<RegisterResult> run(String what, Request request) throws DefinitionException {
        return look(what, request).results();
    }

    /**
     * As {@link #run}, and then asks the registers that are late again until their deadlines.
     *
     * @param pause passes the time between two looks
     */
    public List<RegisterResult> runAndWait(String what, Request request, Pause pause) throws DefinitionException {
        return new Waiting(this, installation.readJobs(), clock, pause, request.waiting()).run(what);
    }

    /** Runs every night that was missed since the last one, and the one that is asked for; each ends as a night does. */
    public List<RegisterResult> catchUp(Request request) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock, stop)) {
            return new NightRunner(workplace).catchUp(request);
        }
    }

    Round look(String what, Request request) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock, stop)) {
            if (what.equals(NIGHTLY)) {
                return new NightRunner(workplace).run(request);
            }
            if (!workplace.jobs().jobs().containsKey(what)) {
                throw new UnknownRegister(what, workplace.jobs().jobs().keySet());
            }
            List<RegisterResult> results = new ArrayList<>();
            results.add(new RegisterRunner(workplace).run(what, request));
            new CheckpointTurn(workplace).take().ifPresent(results::add);
            return new Round(null, results);
        }
    }

    /** Gives a late register of the night, or one alone, another turn; the night then ends anew. */
    RegisterResult late(@Nullable String night, List<RegisterResult> results, int place, Request request)
            throws DefinitionException {
        RegisterResult before = results.get(place);
        try (Workplace workplace = Workplace.open(installation, clock, stop)) {
            Request again = night == null ? request : request.ofNight(night);
            RegisterResult result = before.followedBy(new RegisterRunner(workplace).run(before.register(), again));
            stop.check();
            if (night != null) {
                List<RegisterResult> all = new ArrayList<>(results);
                all.set(place, result);
                new NightRunner(workplace).end(night, all);
            }
            return result;
        }
    }
}

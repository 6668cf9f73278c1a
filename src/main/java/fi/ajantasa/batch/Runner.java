package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.List;

/** Runs a night or one register in an installation, under its lease. */
public final class Runner {
    private static final String NIGHTLY = "nightly";
    private final Installation installation;
    private final Clock clock;

    public Runner(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Runs what is pending and returns how each register's turn ended, in order.
     *
     * @param what {@code nightly} or a register's name
     * @throws UnknownRegister when no job file has that name
     * @throws Locked when another process is running
     */
    public List<RegisterResult> run(String what, Request request) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            if (what.equals(NIGHTLY)) {
                return new NightRunner(workplace).run(request);
            }
            if (!workplace.jobs().jobs().containsKey(what)) {
                throw new UnknownRegister(what, workplace.jobs().jobs().keySet());
            }
            return List.of(new RegisterRunner(workplace).run(what, request));
        }
    }
}

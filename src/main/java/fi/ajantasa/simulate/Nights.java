package fi.ajantasa.simulate;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Runs nights against simulated registers, one day after another, whatever day the machine believes it is. */
public final class Nights {
    private final Plan plan;
    private final NightClock clock;

    public Nights(Plan plan) {
        this.plan = plan;
        this.clock = new NightClock(plan.first());
    }

    /** What runs one night of the product and says how it ended. */
    public interface Night {
        ExitCode run(LocalDate day, Clock clock) throws DefinitionException;
    }

    /** What stands beside a night. */
    public Simulator open() throws IOException {
        return Simulator.start(plan, clock);
    }

    /** Runs so many nights and returns how each ended. */
    public List<ExitCode> run(Simulator simulator, int nights, Night night) throws IOException, DefinitionException {
        List<ExitCode> codes = new ArrayList<>();
        for (int number = 1; number <= nights; number++) {
            clock.go(plan.day(number));
            simulator.send(number);
            codes.add(night.run(plan.day(number), clock));
        }
        return codes;
    }
}

package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Scenario;
import fi.ajantasa.simulate.Nights;
import fi.ajantasa.simulate.Plan;
import fi.ajantasa.simulate.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three simulated nights over days that the calendar makes odd: what a fault had refused in the second is sent again in the third,
 * what was taken in for all that is not.
 */
class SimulatedCalendarTest {
    @TempDir
    private Path folder;

    /** Summer time begins on 28 March 2027; 29 February 2028 exists. F146. */
    @ParameterizedTest
    @ValueSource(strings = {"2027-03-27", "2028-02-28"})
    void runsEachDayOnceAndCatchesUpWithWhatAFaultHeldBack(LocalDate first) throws IOException, DefinitionException {
        Plan plan = new Plan(
                folder.resolve("simulation"),
                SmallSimulation.definitions(folder.resolve("definitions")),
                first,
                SmallSimulation.SIZE,
                new Scenario(List.of(
                        new Scenario.Deed(1, 2, "population", "F45", 0),
                        new Scenario.Deed(2, 2, "customers", "F60", 0))));
        Nights nights = new Nights(plan);
        List<LocalDate> days = new ArrayList<>();
        List<RegisterResult> population = new ArrayList<>();
        try (Simulator simulator = nights.open()) {
            List<ExitCode> codes = nights.run(simulator, 3, (day, clock) -> {
                days.add(day);
                ExitCode customers = run(simulator, "customers", clock).code();
                population.add(run(simulator, "population", clock));
                return customers;
            });
            assertThat(codes).containsExactly(ExitCode.OK, ExitCode.OK, ExitCode.OK);
        }
        assertThat(days).containsExactly(first, first.plusDays(1), first.plusDays(2));
        assertThat(TestHome.codes(population)).containsExactly(ExitCode.OK, ExitCode.INPUT_BAD, ExitCode.OK);
        assertThat(population.get(2).runs())
                .as("what was held back, then what is new")
                .hasSize(2);
        assertThat(TestHome.at(folder.resolve("simulation"))
                        .sql(
                                Long.class,
                                "select count(*) from extract where register = 'population' and state = 'APPLIED'"))
                .isEqualTo(3);
    }

    private RegisterResult run(Simulator simulator, String register, Clock clock) throws DefinitionException {
        Installation installation = Installation.at(folder.resolve("simulation/data"), simulator.jobs());
        Request request = new Request(LocalDate.now(clock), false, false, TestHome.REQUESTER, null);
        return new Runner(installation, clock).run(register, request).get(0);
    }
}

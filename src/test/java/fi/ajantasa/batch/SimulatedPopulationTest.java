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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated population register says one thing, whether it sends files or is asked for changes. */
class SimulatedPopulationTest {
    private static final LocalDate FIRST = TestHome.TODAY.minusDays(1);

    private static final List<String> ATTRIBUTES = List.of(
            "family-name",
            "given-names",
            "call-name",
            "former-family-name",
            "death-date",
            "language",
            "municipality",
            "permanent-address",
            "postal-address",
            "temporary-address",
            "contact-address");

    private static final List<String> FLAGS =
            List.of("deceased", "protection-order", "update-ban", "disclosure-ban", "direct-marketing-ban");

    @TempDir
    private Path root;

    @Test
    void tellsTheSameByFilesAndByChanges() throws IOException, DefinitionException {
        List<Map<String, String>> byFiles = nights("files", SmallSimulation.BY_FILES);
        List<Map<String, String>> byChanges = nights("changes", Scenario.FAULTLESS);

        for (int at = 0; at < byFiles.size(); at++) {
            assertThat(byChanges.get(at)).as("list " + at).isEqualTo(byFiles.get(at));
        }
        assertThat(byFiles.get(0)).as("customers with a name").hasSizeGreaterThan(100);
        int ofANight = ATTRIBUTES.size() + FLAGS.size();
        assertThat(byFiles.subList(0, ofANight))
                .as("something changed in the second night")
                .isNotEqualTo(byFiles.subList(ofANight, byFiles.size()));
    }

    /** Files tell a contact address as one line, changes in its parts. */
    private static Map<String, String> inOneLine(Map<String, String> values) {
        values.replaceAll((customer, value) -> value.replaceAll("[,\\s]+", " ").strip());
        return values;
    }

    /** Files say of everybody that there is no ban; changes say nothing of what is not so. */
    private static Map<String, String> raised(Map<String, String> flags) {
        flags.values().removeIf("0"::equals);
        return flags;
    }

    /** What is held of each attribute after each of two nights. */
    private List<Map<String, String>> nights(String folder, Scenario scenario) throws IOException, DefinitionException {
        Path simulation = root.resolve(folder);
        Plan plan = new Plan(
                simulation,
                SmallSimulation.definitions(root.resolve(folder + "-definitions")),
                FIRST,
                SmallSimulation.SIZE,
                scenario);
        Nights nights = new Nights(plan);
        List<Map<String, String>> held = new ArrayList<>();
        try (Simulator simulator = nights.open()) {
            nights.run(simulator, 2, (day, clock) -> {
                TestHome home = TestHome.at(simulation).daysLater(day.compareTo(TestHome.TODAY));
                assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
                RegisterResult population = home.run("population");
                assertThat(population.code()).as(population.message()).isEqualTo(ExitCode.OK);
                assertThat(population.received()).isEqualTo(simulator.served().get("population"));
                ATTRIBUTES.forEach(it -> held.add(inOneLine(home.values(it))));
                FLAGS.forEach(it -> held.add(raised(home.values(it))));
                return ExitCode.OK;
            });
        }
        return held;
    }
}

package fi.ajantasa.simulate;

import fi.ajantasa.job.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * What is simulated.
 *
 * @param folder where everything is kept: definitions, secrets, what registers hold
 * @param definitions the product's definitions, which are copied
 * @param first the day of the first night
 */
public record Plan(Path folder, Path definitions, LocalDate first, Size size, Scenario scenario) {
    /** Where the definition is that has the population register followed by its change service. */
    static final String FOLLOWING = "api/population.yaml";

    private static final String MARK = "SIMULATED";

    /**
     * How large the registers are.
     *
     * @param directory rows of the larger telephone directory
     */
    public record Size(int customers, int population, int directory, int companies, long seed) {
        /** That of the sample set. */
        public static final Size SAMPLE = new Size(2_000, 20_000, 4_000, 120, 1917);
    }

    /** The day of a night. */
    LocalDate day(int night) {
        return first.plusDays(night - 1L);
    }

    /**
     * Whether the population register is asked for changes: wherever it is defined so, unless the scenario has it do wrong what
     * only files can be.
     */
    boolean follows() {
        return Files.exists(definitions.resolve(FOLLOWING))
                && Files.exists(definitions.resolve(Registers.POPULATION + ".yaml"))
                && !scenario.names(Registers.POPULATION);
    }

    /** Whether the folder is new, empty, or was made by a simulator before. */
    public boolean isFree() throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(MARK))) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Notes that the folder is ours. */
    void mark() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(MARK), "Made by ajantasa simulate; all of it is invented.\n");
    }

    Path jobs() {
        return folder.resolve("jobs");
    }
}

package fi.ajantasa.cli;

import fi.ajantasa.simulate.Plan;
import picocli.CommandLine.Option;

/** How large simulated registers are. */
final class SimulatedSize {
    @Option(
            names = "--seed",
            defaultValue = "1917",
            description = "The same seed invents the same people (default: 1917).")
    long seed;

    @Option(names = "--customers", defaultValue = "2000", description = "Our customers (default: 2000).")
    int customers;

    @Option(names = "--population", defaultValue = "20000", description = "Persons in the register (default: 20000).")
    int population;

    @Option(names = "--directory", defaultValue = "4000", description = "Rows of the larger directory (default: 4000).")
    int directory;

    @Option(names = "--companies", defaultValue = "120", description = "Companies (default: 120).")
    int companies;

    Plan.Size size() {
        return new Plan.Size(customers, population, directory, companies, seed);
    }
}

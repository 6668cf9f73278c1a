package fi.ajantasa.sample;

import java.nio.file.Path;

/** How large a set for linking is: persons in the register, rows of customers; and where its two files go. */
public record LinkingOptions(int population, int customers, long seed, Path out) {
    public LinkingOptions {
        if (customers < 1 || customers > population) {
            throw new IllegalArgumentException(
                    "customers is " + customers + ", expected 1 to the population of " + population);
        }
        if (population + (long) customers > Births.LARGEST_POPULATION) {
            throw new IllegalArgumentException("population and customers are together " + (population + customers)
                    + ", expected up to " + Births.LARGEST_POPULATION);
        }
    }
}

package fi.ajantasa.sample;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What to write: how many customers among how many people, and the share (0 to 1) of customers whose register row is
 * another in the next delivery.
 */
public record SampleOptions(
        int customers,
        int population,
        double changed,
        long seed,
        Path out,
        NextDelivery next,
        LocalDate date,
        boolean awkward) {
    public static final LocalDate DEFAULT_DATE = LocalDate.of(2026, 11, 20);
    public static final int LARGEST_POPULATION = Births.LARGEST_POPULATION;
    private static final int AWKWARD_ROOM = 200;
    private static final int LARGEST_AWKWARD_BY_DEFAULT = 50_000;

    public SampleOptions {
        if (population < 1 || population > LARGEST_POPULATION) {
            throw new IllegalArgumentException("population is " + population + ", expected 1 to " + LARGEST_POPULATION);
        }
        if (customers < 0 || customers > population) {
            throw new IllegalArgumentException(
                    "customers is " + customers + ", expected 0 to the population of " + population);
        }
        if (!(changed >= 0 && changed <= 1)) {
            throw new IllegalArgumentException("changed is " + changed + ", expected a share from 0 to 1");
        }
        if (awkward && (customers < AWKWARD_ROOM || population < customers + AWKWARD_ROOM)) {
            throw new IllegalArgumentException("awkward cases need at least " + AWKWARD_ROOM
                    + " customers and as many people who are no customers");
        }
    }

    /** Whether a set of this size carries the awkward cases when nobody says so. */
    public static boolean awkwardByDefault(int customers, int population) {
        return customers >= AWKWARD_ROOM
                && population >= customers + AWKWARD_ROOM
                && population <= LARGEST_AWKWARD_BY_DEFAULT;
    }
}

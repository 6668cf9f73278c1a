package fi.ajantasa.bench;

import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.sample.SampleData;
import fi.ajantasa.sample.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the sample sets of the benchmarks: {@code SET FOLDER}. */
final class SampleSets {
    private static final long SEED = 2;

    private SampleSets() {}

    public static void main(String[] arguments) throws IOException {
        Size size = Size.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Path folder = Path.of(arguments[1], arguments[0]);
        if (Files.exists(folder)) {
            throw new IllegalArgumentException(folder + " exists already");
        }
        new SampleData(new SampleOptions(
                        size.customers,
                        size.population,
                        size.changed,
                        SEED,
                        folder,
                        size.next,
                        SampleOptions.DEFAULT_DATE,
                        false))
                .write();
    }

    /** How many customers among how many people, and what the second delivery brings. */
    private enum Size {
        FULL(600_000, 5_600_000, 0.01, NextDelivery.FULL),
        QUARTER(150_000, 1_400_000, 0.01, NextDelivery.FULL),
        CHANGES(600_000, 5_600_000, 0.1, NextDelivery.CHANGES),
        TRIAL(20_000, 200_000, 0.01, NextDelivery.FULL);

        private final int customers;
        private final int population;
        private final double changed;
        private final NextDelivery next;

        Size(int customers, int population, double changed, NextDelivery next) {
            this.customers = customers;
            this.population = population;
            this.changed = changed;
            this.next = next;
        }
    }
}

package fi.ajantasa.bench;

import fi.ajantasa.sample.LinkingOptions;
import fi.ajantasa.sample.LinkingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the sets for linking without identity codes: {@code SET FOLDER}. */
final class LinkingSets {
    private static final long SEED = 3;

    private LinkingSets() {}

    public static void main(String[] arguments) throws IOException {
        Size size = Size.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Path folder = Path.of(arguments[1], arguments[0]);
        if (Files.exists(folder)) {
            throw new IllegalArgumentException(folder + " exists already");
        }
        new LinkingSet(new LinkingOptions(size.population, size.customers, SEED, folder)).write();
    }

    /** How many persons are registered, and how many rows of customers there are. */
    private enum Size {
        MILLION(1_000_000, 500_000),
        TENTH(100_000, 50_000),
        TRIAL(10_000, 5_000);

        private final int population;
        private final int customers;

        Size(int population, int customers) {
            this.population = population;
            this.customers = customers;
        }
    }
}

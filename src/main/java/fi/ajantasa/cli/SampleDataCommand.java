package fi.ajantasa.cli;

import fi.ajantasa.sample.MoneyFiles;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.sample.SampleData;
import fi.ajantasa.sample.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ajantasa sample-data}: writes invented deliveries to try the product on. */
@Command(
        name = "sample-data",
        description = "Writes invented customers and a population register of invented people.",
        mixinStandardHelpOptions = true)
final class SampleDataCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--customers", required = true, description = "Customers in the CRM extract.")
    int customers;

    @Option(names = "--population", required = true, description = "Persons in the register.")
    int population;

    @Option(names = "--changed", defaultValue = "1%", description = "Customers that change next day (default: 1%%).")
    String changed = "1%";

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same bytes (default: 1).")
    long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Written to DIR/inbox/….")
    Path out = Path.of(".");

    @Option(names = "--next", defaultValue = "CHANGES", description = "${COMPLETION-CANDIDATES} (default: CHANGES).")
    NextDelivery next = NextDelivery.CHANGES;

    @Option(names = "--date", defaultValue = "2026-11-20", description = "Date of the base (default: 2026-11-20).")
    LocalDate date = LocalDate.EPOCH;

    @Option(names = "--awkward", negatable = true, description = "With the awkward cases (default: in small sets).")
    @Nullable
    Boolean awkward;

    @Option(names = "--directory", defaultValue = "0", description = "Rows of the larger telephone directory; 0: none.")
    int directory;

    @Option(names = "--companies", defaultValue = "0", description = "Companies in the business register; 0: none.")
    int companies;

    @Option(names = "--payments", defaultValue = "0", description = "Customers that pay and are measured; 0: none.")
    int payments;

    @Option(
            names = "--streets",
            defaultValue = "0",
            description =
                    "Rows of the list of streets, at least, beside those of postcodes and municipalities; 0: none.")
    int streets;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        boolean withAwkward = awkward == null ? SampleOptions.awkwardByDefault(customers, population) : awkward;
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new ParameterException(spec.commandLine(), "--out: a folder, or a name that is free");
        }
        if (payments < 0 || payments > customers) {
            throw new ParameterException(spec.commandLine(), "--payments: 0 to as many as there are customers");
        }
        SampleData data = new SampleData(options(withAwkward), directory, companies);
        List<Path> written = new ArrayList<>(data.write());
        written.addAll(new MoneyFiles(out, date, payments).write());
        if (streets > 0) {
            written.addAll(data.writePlaces(streets));
        }
        if (json) {
            Output.json(spec, written.stream().map(Path::toString).toList());
        } else {
            written.forEach(it -> Output.line(spec, it.toString()));
        }
        return 0;
    }

    private SampleOptions options(boolean withAwkward) {
        try {
            return new SampleOptions(customers, population, share(), seed, out, next, date, withAwkward);
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(spec.commandLine(), String.valueOf(impossible.getMessage()), impossible);
        }
    }

    private double share() {
        try {
            return Double.parseDouble(changed.replace("%", "").strip()) / 100;
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--changed: a percentage such as 1%", e);
        }
    }
}

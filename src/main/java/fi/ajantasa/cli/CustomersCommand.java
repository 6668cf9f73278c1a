package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.Readings;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.report.AsOfQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa customers show|export}: what we hold of our customers. */
@Command(name = "customers", description = "What we hold of our customers.", mixinStandardHelpOptions = true)
final class CustomersCommand implements Runnable {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "customers show NUMBER, or customers export");
    }

    @Command(name = "show", description = "One customer, now or as known at a time.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(names = "--as-of", paramLabel = "T", description = "As known at T: 2026-11-20T12:00:00+02:00.")
                    @Nullable
                    OffsetDateTime asOf,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException {
        AttributeCatalogue catalogue = root.installation().readJobs().catalogue();
        Optional<Customer> customer = find(number, asOf == null ? null : asOf.toInstant(), catalogue);
        if (customer.isEmpty()) {
            return ContactText.unknownCustomer(spec);
        }
        if (json) {
            Output.json(spec, Map.of("number", number, "values", values(customer.get(), catalogue)));
        } else {
            Output.line(spec, number);
            values(customer.get(), catalogue)
                    .forEach((attribute, value) -> Output.line(spec, "  %-28s %s".formatted(attribute, value)));
        }
        return ExitCode.OK.number();
    }

    private Optional<Customer> find(String number, @Nullable Instant asOf, AttributeCatalogue catalogue) {
        Installation installation = root.installation();
        return Readings.read(
                installation,
                dataSource -> {
                    CustomerQuery query = new CustomerQuery(dataSource, keys(installation, dataSource), catalogue);
                    return asOf == null
                            ? query.findByNumber(number)
                            : new AsOfQuery(dataSource, plans(installation, dataSource, catalogue), query, catalogue)
                                    .findByNumber(number, asOf);
                },
                Optional.empty());
    }

    private static PlanStore plans(Installation installation, DataSource dataSource, AttributeCatalogue catalogue) {
        return new PlanStore(dataSource, keys(installation, dataSource), catalogue);
    }

    private static KeyVault keys(Installation installation, DataSource dataSource) {
        return KeyVault.open(installation.keyset(), CustomerStore.hasCodes(dataSource));
    }

    private static Map<String, String> values(Customer customer, AttributeCatalogue catalogue) {
        Map<String, String> values = new TreeMap<>();
        customer.held()
                .forEach((attribute, held) ->
                        values.put(attribute, ShownValue.of(catalogue.require(attribute), held.value())));
        return values;
    }

    @Command(
            name = "export",
            description = "All customers as CSV; the same state gives the same bytes.",
            mixinStandardHelpOptions = true)
    int export(@Option(names = "--json", description = "Accepted; the export is CSV.") boolean json)
            throws DefinitionException {
        Installation installation = root.installation();
        AttributeCatalogue catalogue = installation.readJobs().catalogue();
        Readings.read(
                installation,
                dataSource -> {
                    export(new CustomerQuery(dataSource, keys(installation, dataSource), catalogue));
                    return true;
                },
                false);
        spec.commandLine().getOut().flush();
        return ExitCode.OK.number();
    }

    private void export(CustomerQuery query) {
        try {
            query.export(spec.commandLine().getOut());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

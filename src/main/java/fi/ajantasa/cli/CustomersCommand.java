package fi.ajantasa.cli;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.batch.Readings;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.AttributeCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Command(
            name = "show",
            description = "One customer: now, as we knew it at a time, or as it was on a day.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "NUMBER", description = "Customer number.") String number,
            @Mixin PurposeOption purpose,
            @Mixin AsOfOptions asOf,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException {
        Jobs jobs = root.installation().readJobs();
        asOf.check(spec);
        Optional<Map<String, String>> values = find(number, asOf, jobs);
        if (values.isEmpty()) {
            return ContactText.unknownCustomer(spec);
        }
        if (json) {
            Output.json(spec, Map.of("number", number, "values", values.get()));
        } else {
            Output.line(
                    spec,
                    values.get().isEmpty() ? number + ": nothing that is shown for this purpose is held." : number);
            values.get().forEach((attribute, value) -> Output.line(spec, "  %-28s %s".formatted(attribute, value)));
        }
        return ExitCode.OK.number();
    }

    /** What may be shown; that it is shown is noted when this returns. */
    private Optional<Map<String, String>> find(String number, AsOfOptions asOf, Jobs jobs) {
        Installation installation = root.installation();
        AttributeCatalogue catalogue = jobs.catalogue();
        return Readings.read(
                installation,
                dataSource -> {
                    KeyVault keys = keys(installation, dataSource);
                    return asOf.find(number, dataSource, keys, jobs).map(it -> {
                        Map<String, String> values = values(it, catalogue);
                        log(dataSource).note(it.id(), jobs.hash(), values.keySet());
                        return values;
                    });
                },
                Optional.empty());
    }

    private ReadLog log(DataSource dataSource) {
        return new ReadLog(dataSource, root.caller().reader(), Clock.systemUTC());
    }

    private static KeyVault keys(Installation installation, DataSource dataSource) {
        return new IndexKeyStore(dataSource).open(installation.keyset());
    }

    private Map<String, String> values(Customer customer, AttributeCatalogue catalogue) {
        Map<String, String> values = new TreeMap<>();
        customer.held().forEach((name, held) -> catalogue
                .find(name)
                .filter(root.caller()::sees)
                .ifPresent(attribute -> values.put(name, ShownValue.of(attribute, held.value()))));
        return values;
    }

    @Command(
            name = "export",
            description = "All customers as CSV; the same state gives the same bytes.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin PurposeOption purpose,
            @Option(names = "--json", description = "Accepted; the export is CSV.") boolean json)
            throws DefinitionException {
        Installation installation = root.installation();
        Jobs jobs = installation.readJobs();
        Readings.read(
                installation,
                dataSource -> {
                    CustomerQuery query =
                            new CustomerQuery(dataSource, keys(installation, dataSource), jobs.catalogue());
                    export(query, page -> log(dataSource).append(entries(page, jobs)));
                    return true;
                },
                false);
        spec.commandLine().getOut().flush();
        return ExitCode.OK.number();
    }

    private List<AuditEntry> entries(List<Customer> page, Jobs jobs) {
        Reader reader = root.caller().reader();
        return page.stream()
                .map(it -> reader.read(
                        it.id(), jobs.hash(), values(it, jobs.catalogue()).keySet()))
                .toList();
    }

    private void export(CustomerQuery query, Consumer<List<Customer>> before) {
        try {
            query.export(spec.commandLine().getOut(), root.caller()::sees, before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

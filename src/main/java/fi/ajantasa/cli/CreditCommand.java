package fi.ajantasa.cli;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.Readings;
import fi.ajantasa.credit.CreditReading;
import fi.ajantasa.credit.CreditReading.Told;
import fi.ajantasa.credit.MonthlyQuery;
import fi.ajantasa.credit.MonthlyQuery.Count;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.CreditPurpose;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code ajantasa credit show|count}: what a credit register said, for whoever asks for it with a purpose that lives; and how
 * often it was asked.
 */
@Command(
        name = "credit",
        description = "What a credit register said, for the purpose it was asked for; each look is on record.",
        mixinStandardHelpOptions = true)
final class CreditCommand implements Runnable {
    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "credit show CUSTOMER, or credit count --month M");
    }

    @Command(name = "show", description = "What is known, and as of when.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "CUSTOMER", description = "Customer number.") String customer,
            @Option(names = "--purpose", required = true, paramLabel = "P", description = "credit-grant, …")
                    String purpose,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException {
        CreditPurpose wanted = CreditPurpose.find(purpose)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--purpose: one of " + String.join(", ", CreditPurpose.words())));
        Installation installation = root.usedInstallation();
        Jobs jobs = installation.readJobs();
        Clock clock = Clock.system(FINLAND);
        try (Desk desk = Desk.open(installation)) {
            Optional<Told> told = new CreditReading(desk.dataSource(), desk.keys(), jobs, desk.transaction())
                    .read(new CreditReading.Reader(
                            customer, wanted, root.caller().reader(), clock.instant(), LocalDate.now(clock)));
            desk.seal(jobs, clock);
            return told.map(it -> print(it, json)).orElseGet(() -> ContactText.unknownCustomer(spec));
        }
    }

    @Command(
            name = "count",
            description = "Our queries of a month by purpose, to be compared with the register's own statement.",
            mixinStandardHelpOptions = true)
    int count(
            @Option(names = "--month", required = true, paramLabel = "M", description = "As 2026-11.") YearMonth month,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        List<Count> counts =
                Readings.read(root.installation(), dataSource -> new MonthlyQuery(dataSource).list(month), List.of());
        if (json) {
            Output.json(spec, counts);
        } else {
            if (counts.isEmpty()) {
                Output.line(spec, "No query was sent in " + month + ".");
            }
            counts.forEach(it -> Output.line(
                    spec,
                    "%-20s %-16s %8d queries, %d perhaps counted twice"
                            .formatted(it.register(), it.purpose(), it.queries(), it.perhapsTwice())));
        }
        return ExitCode.OK.number();
    }

    private int print(Told told, boolean json) {
        if (told instanceof Told.Denied) {
            return Output.failure(
                    spec,
                    ExitCode.DENIED,
                    new ThreeLines(
                            "DENIED credit show: the customer has no such purpose today.",
                            "Nothing was shown; that somebody wanted to look is in the audit log.",
                            "ajantasa status"));
        }
        Map<String, String> shown = new LinkedHashMap<>();
        if (told instanceof Told.Known known) {
            shown.put("status", known.status());
            shown.put("defaults", known.defaults());
            shown.put("as-of", known.asOf());
        } else {
            shown.put("status", "unknown");
        }
        if (json) {
            Output.json(spec, shown);
        } else {
            shown.forEach((name, value) -> Output.line(spec, "  %-10s %s".formatted(name, value)));
        }
        return ExitCode.OK.number();
    }
}

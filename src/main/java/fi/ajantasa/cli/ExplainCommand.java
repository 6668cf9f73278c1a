package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.batch.Readings;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.report.ExplainQuery;
import fi.ajantasa.report.Explanation;
import fi.ajantasa.report.LinkExample;
import fi.ajantasa.report.LinkQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa explain CUSTOMER}: why each value is what it is, down to delivery and row. */
@Command(
        name = "explain",
        description = "Why each value of a customer is what it is: decision, rule, delivery and row.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    /** So much of a hash as people compare. */
    private static final int BRIEF = 12;

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CUSTOMER", description = "Customer number.")
    String customer = "";

    @Option(names = "--attribute", paramLabel = "A", description = "Only this attribute.")
    @Nullable
    String attribute;

    @Option(
            names = {"--known-at", "--as-of"},
            paramLabel = "T",
            description = "The decisions that stood at T: 2026-11-20T12:00.")
    @Nullable
    String knownAt;

    @Option(
            names = "--links",
            description = "Why rows of registers without identity codes are taken for the customer's.")
    boolean links;

    @Mixin
    PurposeOption purpose = new PurposeOption();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        Installation installation = root.installation();
        Jobs jobs = installation.readJobs();
        if (links) {
            return links(installation, jobs);
        }
        checkAttribute(jobs);
        Clock clock = Clock.systemUTC();
        Instant until = knownAt == null ? clock.instant() : MomentText.past(spec, "--known-at", knownAt, clock);
        Optional<List<Explanation>> found = Readings.read(
                installation,
                dataSource -> {
                    KeyVault keys = new IndexKeyStore(dataSource).open(installation.keyset());
                    return new ExplainQuery(dataSource, keys, jobs)
                            .find(customer, until)
                            .map(all -> seen(all, jobs, dataSource));
                },
                Optional.empty());
        if (found.isEmpty()) {
            return ContactText.unknownCustomer(spec);
        }
        if (json) {
            Output.json(spec, found.get());
        } else {
            if (found.get().isEmpty()) {
                Output.line(spec, customer + ": nothing that is shown for this purpose was decided by then.");
            }
            found.get().forEach(this::print);
            if (attribute == null) {
                links(installation, jobs);
            }
        }
        return ExitCode.OK.number();
    }

    private void checkAttribute(Jobs jobs) {
        if (attribute != null && jobs.catalogue().find(attribute).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--attribute: one that explain CUSTOMER shows");
        }
    }

    /** What may be shown of it; that it is shown is noted when this returns. */
    private List<Explanation> seen(List<Explanation> all, Jobs jobs, DataSource dataSource) {
        List<Explanation> seen = all.stream()
                .filter(it -> attribute == null || it.attribute().equals(attribute))
                .filter(it -> jobs.catalogue()
                        .find(it.attribute())
                        .filter(root.caller()::sees)
                        .isPresent())
                .map(it -> shown(it, jobs.catalogue()))
                .toList();
        note(dataSource, jobs, seen.stream().map(Explanation::attribute).toList());
        return seen;
    }

    private void note(DataSource dataSource, Jobs jobs, List<String> attributes) {
        new ReadLog(dataSource, root.caller().reader(), Clock.systemUTC()).note(customer, jobs.hash(), attributes);
    }

    private int links(Installation installation, Jobs jobs) {
        Optional<List<LinkExample>> found = Readings.read(
                installation,
                dataSource -> new LinkQuery(dataSource).find(customer).map(links -> {
                    note(dataSource, jobs, List.of("links"));
                    return links;
                }),
                Optional.empty());
        if (found.isEmpty()) {
            return ContactText.unknownCustomer(spec);
        }
        if (json) {
            Output.json(spec, found.get());
        } else {
            LinkText.of(found.get()).forEach(it -> Output.line(spec, it));
        }
        return ExitCode.OK.number();
    }

    private static Explanation shown(Explanation it, AttributeCatalogue catalogue) {
        String value = it.value() == null ? null : ShownValue.of(catalogue.require(it.attribute()), it.value());
        return new Explanation(it.attribute(), value, it.rule(), it.direction(), it.run(), it.source(), it.under());
    }

    private void print(Explanation it) {
        Output.line(spec, "%-22s %s".formatted(it.attribute(), it.value() == null ? "(none)" : it.value()));
        Output.line(spec, "  ← decided by %s in %s (%s)".formatted(it.rule(), it.run(), it.direction()));
        Output.line(
                spec,
                "  ← said by %s, delivery %d of %s, row %d"
                        .formatted(
                                it.source().register(),
                                it.source().sequence(),
                                it.source().extractDate(),
                                it.source().row()));
        Output.line(
                spec, "  ← under definitions %s: %s".formatted(brief(it.under().hash()), files(it.under())));
    }

    private static String files(Explanation.Definitions under) {
        return under.files().entrySet().stream()
                .map(it -> it.getKey() + " " + brief(it.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String brief(String sha256) {
        return sha256.substring(0, Math.min(BRIEF, sha256.length()));
    }
}

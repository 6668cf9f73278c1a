package fi.ajantasa.cli;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.report.AsOfQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** As of when a customer is shown: as we knew it at a moment, or as it was on a day by all we know now. */
final class AsOfOptions {
    @Option(
            names = {"--known-at", "--as-of"},
            paramLabel = "T",
            description = "What we knew at T: 2026-11-20T12:00, in Helsinki.")
    @Nullable
    String knownAt;

    @Option(
            names = "--true-at",
            paramLabel = "D",
            description = "What was true on the day D, by all that we know now and the rules of today.")
    @Nullable
    LocalDate trueAt;

    private @Nullable Instant moment;

    /** Reads them; to be called before anything is found. */
    void check(CommandSpec spec) {
        if (knownAt != null && trueAt != null) {
            throw new ParameterException(spec.commandLine(), "--known-at or --true-at, not both");
        }
        moment = knownAt == null ? null : MomentText.past(spec, "--known-at", knownAt, Clock.systemUTC());
    }

    Optional<Customer> find(String number, DataSource dataSource, KeyVault keys, Jobs jobs) {
        if (moment != null) {
            return new AsOfQuery(dataSource, keys, jobs).findKnown(number, moment);
        } else if (trueAt != null) {
            return new AsOfQuery(dataSource, keys, jobs).findTrue(number, trueAt);
        }
        return new CustomerQuery(dataSource, keys, jobs.catalogue()).findByNumber(number);
    }
}

package fi.ajantasa.credit;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.CreditPurpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way for a person to read what a credit register said: for the purpose for which it was asked, while that purpose
 * lives, and on record either way.
 */
public final class CreditReading {
    private static final List<String> SHOWN = List.of("credit-status", "credit-defaults", "credit-as-of");

    private final CustomerQuery customers;
    private final AuditLog audit;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    public CreditReading(DataSource dataSource, KeyVault keys, Jobs jobs, TransactionTemplate transaction) {
        this.customers = new CustomerQuery(dataSource, keys, jobs.catalogue());
        this.audit = new AuditLog(dataSource);
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** Who wants to read about whom, for what, and when. */
    public record Reader(
            String customer, CreditPurpose purpose, fi.ajantasa.audit.Reader by, Instant at, LocalDate today) {}

    /** What may be told. */
    public sealed interface Told {
        /** What the register said, as of a day. */
        record Known(String status, String defaults, String asOf) implements Told {}

        /** Nothing is held that was asked for this purpose. */
        record Nothing() implements Told {}

        /** The customer has no such purpose that lives: a security event. */
        record Denied() implements Told {}
    }

    /** What may be told to the reader; nothing when there is no such customer. */
    public Optional<Told> read(Reader reader) {
        return customers.findByNumber(reader.customer()).map(customer -> {
            Told told = told(customer, reader);
            AuditEntry entry = told instanceof Told.Denied
                    ? reader.by().refused(customer.id(), jobs.hash())
                    : reader.by().read(customer.id(), jobs.hash(), SHOWN);
            transaction.executeWithoutResult(status -> audit.append(List.of(entry), reader.at()));
            return told;
        });
    }

    private Told told(Customer customer, Reader reader) {
        boolean lives = text(customer, "credit-purpose").equals(reader.purpose().word())
                && until(customer)
                        .flatMap(day -> LivePurpose.find(reader.purpose(), day, enabled(), reader.today()))
                        .isPresent();
        if (!lives) {
            return new Told.Denied();
        }
        return text(customer, "credit-asked-for").equals(reader.purpose().word())
                ? new Told.Known(
                        text(customer, "credit-status"),
                        text(customer, "credit-defaults"),
                        text(customer, "credit-as-of"))
                : new Told.Nothing();
    }

    private Set<CreditPurpose> enabled() {
        Set<CreditPurpose> enabled = EnumSet.noneOf(CreditPurpose.class);
        jobs.jobs().values().forEach(job -> enabled.addAll(job.passport().creditPurposes()));
        return enabled;
    }

    private static Optional<LocalDate> until(Customer customer) {
        try {
            return Optional.of(LocalDate.parse(text(customer, "credit-purpose-until")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String text(Customer customer, String attribute) {
        Held held = customer.held().get(attribute);
        return held == null ? "" : held.value();
    }
}

package fi.ajantasa.customer;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.person.Hetu;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes invented customers and changes for the tests. */
final class Makers {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    static final Origin ORIGIN = new Origin(1, 17);
    private static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private Makers() {}

    /** An artificial code of somebody born in the 20th century; another for each number below 3,000,000. */
    static Hetu hetu(int number) {
        LocalDate birth = LocalDate.of(1900, 1, 1).plusDays(number / 100);
        long digits = birth.getDayOfMonth() * 10_000_000L
                + birth.getMonthValue() * 100_000L
                + birth.getYear() % 100 * 1000L
                + 900
                + number % 100;
        String text = "%09d".formatted(digits);
        return new Hetu(text.substring(0, 6) + "-" + text.substring(6) + CHECK.charAt((int) (digits % 31)));
    }

    static Held held(String value) {
        return new Held(value, ORIGIN, "source-rank", null, null);
    }

    static AuditEntry entry(String run, int customer) {
        return new AuditEntry("change", run, customer, "population", "customer-care", "hash", 1, "{}");
    }

    static CustomerChange change(int customer, int version, Map<String, @Nullable Held> changes) {
        return new CustomerChange(customer, version, changes, List.of(), List.of(), entry("R-1", customer));
    }

    static CustomerChange change(int customer, int version, String attribute, @Nullable String value) {
        Map<String, @Nullable Held> changes = new HashMap<>();
        changes.put(attribute, value == null ? null : held(value));
        return change(customer, version, changes);
    }
}

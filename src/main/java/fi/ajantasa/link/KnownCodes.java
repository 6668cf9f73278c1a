package fi.ajantasa.link;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which identity codes of one delivery are a customer's: the one in force, and those that person and names prove. */
final class KnownCodes {

    private static final List<String> NAMES = List.of("family-name", "given-names");

    private final Customer customer;
    private final List<RegisterRecord> records;
    private final @Nullable Hetu current;

    KnownCodes(Customer customer, @Nullable Hetu current, List<RegisterRecord> records) {
        this.customer = customer;
        this.current = current;
        this.records = records;
    }

    boolean isCurrent(Hetu code) {
        return code.equals(current);
    }

    /** Whether birth date and both names told under this code agree with the customer's. */
    boolean isProven(Hetu code) {
        return code.birthDate().toString().equals(birthDate()) && NAMES.stream().allMatch(name -> agrees(code, name));
    }

    private @Nullable String birthDate() {
        Held held = customer.held().get("birth-date");
        if (held != null) {
            return held.value();
        }
        return current == null ? null : current.birthDate().toString();
    }

    private boolean agrees(Hetu code, String name) {
        Held held = customer.held().get(name);
        return held != null
                && records.stream()
                        .filter(record -> code.equals(record.key().hetu()))
                        .flatMap(record -> record.claims().stream())
                        .filter(claim -> claim.attribute().equals(name))
                        .map(Claim::value)
                        .anyMatch(said -> said != null && Spelling.sameBut(held.value(), said));
    }
}

package fi.ajantasa.link;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which identity codes of one delivery are a customer's, and why. */
final class KnownCodes {

    private static final List<String> NAMES = List.of("family-name", "given-names");

    private final Customer customer;
    private final List<RegisterRecord> records;
    private final @Nullable Hetu current;
    private final Set<Hetu> former;
    private final Set<Hetu> successors = new HashSet<>();

    KnownCodes(Customer customer, Codes codes, List<RegisterRecord> records) {
        this.customer = customer;
        this.records = records;
        this.current = codes.current(customer).orElse(null);
        this.former = new HashSet<>(codes.former(customer));
        for (RegisterRecord record : records) {
            if (record.active()) {
                learn(record);
            }
        }
    }

    /** The rule by which the code is the customer's, or null when it is not proven. */
    @Nullable
    String ruleFor(Hetu code, boolean active) {
        if (code.equals(current)) {
            return Linker.SAME_HETU;
        }
        if (successors.contains(code)) {
            return Linker.HETU_CHANGED;
        }
        if (former.contains(code) && (!active || NAMES.stream().noneMatch(name -> contradicts(code, name)))) {
            return Linker.FORMER_HETU;
        }
        return isSamePerson(code) ? Linker.HISTORIC_HETU_AND_PERSON : null;
    }

    private void learn(RegisterRecord record) {
        Hetu code = record.key().hetu();
        if (code == null || current == null) {
            return;
        }
        if (code.equals(current)) {
            former.addAll(record.key().former());
        } else if (record.key().former().contains(current) && isEnded(current)) {
            successors.add(code);
        }
    }

    private boolean isEnded(Hetu code) {
        return records.stream()
                .anyMatch(record -> !record.active() && code.equals(record.key().hetu()));
    }

    private boolean isSamePerson(Hetu code) {
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
        return held != null && said(code, name).stream().anyMatch(value -> Spelling.sameBut(held.value(), value));
    }

    private boolean contradicts(Hetu code, String name) {
        Held held = customer.held().get(name);
        List<String> said = said(code, name);
        return held != null
                && !said.isEmpty()
                && said.stream().noneMatch(value -> Spelling.sameBut(held.value(), value));
    }

    /** What the delivery's active records say under a code. */
    private List<String> said(Hetu code, String attribute) {
        return records.stream()
                .filter(record -> record.active() && code.equals(record.key().hetu()))
                .flatMap(record -> record.claims().stream())
                .filter(claim -> claim.attribute().equals(attribute) && claim.value() != null)
                .map(Claim::value)
                .toList();
    }
}

package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.link.Codes;
import fi.ajantasa.normalise.Claim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A customer, what each register says of it, and its identity codes that are history. */
final class Subject {

    private static final String SEPARATOR = "|";

    private final Customer customer;
    private final @Nullable Held code;
    private final @Nullable Held former;
    private final LocalDate today;
    private final Set<String> formerCodes;
    private final Map<String, RegisterState> states = new TreeMap<>();
    private final Map<String, RegisterState> possible = new TreeMap<>();
    private final Set<Origin> possibleOrigins = new HashSet<>();
    private final Told told;

    private Subject(Customer customer, Codes codes, Map<String, List<Fact>> byRegister, Told told, LocalDate today) {
        this.customer = customer;
        this.told = told;
        this.today = today;
        this.code = codes.find(customer, Codes.CURRENT).orElse(null);
        this.former = codes.find(customer, Codes.FORMER).orElse(null);
        this.formerCodes = formerCodes(isWithdrawn(former) ? null : former, byRegister);
    }

    static Subject of(Customer customer, Told told, Codes codes, Folding folding) {
        Map<String, List<Fact>> byRegister = folding.sure(told.facts());
        Map<String, List<Fact>> perhaps = folding.possible(told.facts());
        Subject subject = new Subject(customer, codes, byRegister, told, folding.today());
        byRegister.forEach((register, ofRegister) ->
                subject.states.put(register, folding.fold(register, ofRegister, subject.formerCodes)));
        perhaps.forEach((register, ofRegister) -> {
            subject.possible.put(register, folding.fold(register, ofRegister, subject.formerCodes));
            ofRegister.forEach(fact -> subject.possibleOrigins.add(fact.origin()));
        });
        return subject;
    }

    Customer customer() {
        return customer;
    }

    /** Whether a held value came from a fact that turned out to be of somebody else. */
    boolean isWithdrawn(@Nullable Held held) {
        return held != null && told.isWithdrawn(held.origin());
    }

    Told told() {
        return told;
    }

    LocalDate today() {
        return today;
    }

    Map<String, RegisterState> states() {
        return states;
    }

    /** What registers say of somebody who may be the customer: it restricts and is never a value. */
    Map<String, RegisterState> possible() {
        return possible;
    }

    /** What registers that may speak of the customer say of a flag today, one that is on before the others; or null. */
    @Nullable
    Known possibly(String flag) {
        Known best = null;
        for (RegisterState state : possible.values()) {
            AttributeState attribute = state.find(flag);
            Known known = attribute == null ? null : attribute.on(today);
            if (known != null && (best == null || (known.isOn(today) && !best.isOn(today)))) {
                best = known;
            }
        }
        return best;
    }

    /** Whether a record that only may be the customer's says it. */
    boolean isPossible(Origin origin) {
        return possibleOrigins.contains(origin);
    }

    /** The telephone numbers that a directory says are secret or somebody else's. */
    Set<String> withheldNumbers() {
        Set<String> numbers = new TreeSet<>();
        states.values().forEach(state -> numbers.addAll(state.withheld()));
        return numbers;
    }

    /** Codes the person had before, as held and as the registers say, in that order. */
    Set<String> formerCodes() {
        return formerCodes;
    }

    /** What is held, codes in clear. */
    @Nullable
    Held held(String attribute) {
        return switch (attribute) {
            case Codes.CURRENT -> code;
            case Codes.FORMER -> former;
            default -> customer.held().get(attribute);
        };
    }

    @Nullable
    String heldValue(String attribute) {
        Held held = held(attribute);
        return held == null ? null : held.value();
    }

    boolean isHeldOn(String flag) {
        return Values.ON.equals(heldValue(flag));
    }

    /** The names of all attributes that are held or spoken of, in order. */
    List<String> attributes() {
        Set<String> names = new HashSet<>(customer.held().keySet());
        for (RegisterState state : states.values()) {
            for (AttributeState attribute : state.attributes()) {
                names.add(attribute.attribute().name());
            }
        }
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        return sorted;
    }

    /** What each register puts forward for an attribute today, in the order of the registers' names. */
    List<Candidate> candidates(String attribute) {
        List<Candidate> candidates = new ArrayList<>(states.size());
        for (Map.Entry<String, RegisterState> entry : states.entrySet()) {
            AttributeState state = entry.getValue().find(attribute);
            Known known = state == null ? null : state.on(today);
            if (known != null) {
                candidates.add(Candidate.of(entry.getKey(), known, today));
            }
        }
        return candidates;
    }

    private static Set<String> formerCodes(@Nullable Held held, Map<String, List<Fact>> byRegister) {
        Set<String> codes = new LinkedHashSet<>();
        if (held != null) {
            addCodes(codes, held.value());
        }
        for (List<Fact> facts : byRegister.values()) {
            for (Fact fact : facts) {
                Claim claim = fact.speaks() ? fact.find(Codes.FORMER) : null;
                if (claim != null && claim.value() != null) {
                    addCodes(codes, claim.value());
                }
            }
        }
        return codes;
    }

    private static void addCodes(Set<String> codes, String joined) {
        codes.addAll(Arrays.asList(joined.split("\\" + SEPARATOR)));
    }

    static String joined(Set<String> codes) {
        return String.join(SEPARATOR, codes);
    }
}

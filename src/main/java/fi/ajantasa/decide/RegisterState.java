package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Effect;
import fi.ajantasa.person.ValueKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one register says of one customer: its facts folded in order (F12 to F15, F28 to F30, F38). */
final class RegisterState {

    private static final String SECRET_NUMBER = "secret-number";
    private static final List<String> PHONES = List.of("mobile-phone", "landline-phone");

    private final AttributeCatalogue catalogue;
    private final LocalDate today;
    private final Set<String> formerCodes;
    private final boolean removes;
    private final Map<String, AttributeState> attributes = new HashMap<>();
    private final Set<String> withheld = new TreeSet<>();
    private final Set<String> contradicted = new HashSet<>(0);
    private final Map<Origin, String> rejected = new HashMap<>(0);
    private Protection.@Nullable End protectionEnd;

    private RegisterState(AttributeCatalogue catalogue, LocalDate today, Set<String> formerCodes, boolean removes) {
        this.catalogue = catalogue;
        this.today = today;
        this.formerCodes = formerCodes;
        this.removes = removes;
    }

    /**
     * Folds the facts of one register.
     *
     * @param facts in the order of {@link FactOrder}
     * @param formerCodes identity codes that are history: no claim makes one of them current again (F39)
     * @param removes whether who is gone from a full list of the register is gone from it
     */
    static RegisterState fold(
            AttributeCatalogue catalogue, LocalDate today, List<Fact> facts, Set<String> formerCodes, boolean removes) {
        RegisterState state = new RegisterState(catalogue, today, formerCodes, removes);
        int from = 0;
        while (from < facts.size()) {
            int to = from + 1;
            int extract = facts.get(from).origin().extract();
            while (to < facts.size() && facts.get(to).origin().extract() == extract) {
                to++;
            }
            state.tell(facts.subList(from, to));
            from = to;
        }
        return state;
    }

    @Nullable
    AttributeState find(String attribute) {
        return attributes.get(attribute);
    }

    Collection<AttributeState> attributes() {
        return attributes.values();
    }

    /** The telephone numbers that, by the last word of this register, are secret or somebody else's. */
    Set<String> withheld() {
        return withheld;
    }

    /** The rows that do not go with others, each with the rule: half a correction (F14), one id said twice (F132). */
    Map<Origin, String> rejected() {
        return rejected;
    }

    /** Where this register ended the protection order, or null when it never did or began another since. */
    Protection.@Nullable End protectionEnd() {
        return protectionEnd;
    }

    private void tell(List<Fact> delivery) {
        boolean protectedBefore = isProtected();
        Corrections corrections = Corrections.of(delivery);
        noticeNumbers(delivery);
        for (Fact fact : delivery) {
            if (corrections.isTorn(fact)) {
                rejected.put(fact.origin(), Rules.CORRECTION_TORN_APART);
            } else if (fact.active()) {
                tell(fact, corrections);
            }
        }
        noticeMissingNumbers(delivery);
        noticeProtectionEnd(protectedBefore, delivery.get(0));
    }

    private void tell(Fact fact, Corrections corrections) {
        if (fact.change() == ChangeKind.CONTEXT) {
            return;
        }
        if (fact.change() == ChangeKind.ABSENT) {
            flags().forEach(flag -> flag.absent(null, fact.origin().extract(), fact.day()));
        }
        boolean saysDeceased = false;
        boolean saysDeathDay = false;
        for (Claim claim : fact.claims()) {
            if (fact.tie().scope() == Tie.Scope.NUMBER && !protects(claim)) {
                continue;
            }
            saysDeceased |= claim.attribute().equals("deceased");
            saysDeathDay |= claim.value() != null && isDeathDay(claim.attribute());
            tell(fact, claim, corrections);
        }
        if (saysDeathDay && !saysDeceased) {
            tell(fact, new Claim("deceased", Values.ON, null, null, null), corrections);
        }
    }

    private void tell(Fact fact, Claim claim, Corrections corrections) {
        if (isKey(claim) && !saysCode(fact, claim)) {
            return;
        }
        AttributeState state = state(claim.attribute());
        Known said = Known.of(fact, isFormerName(claim) ? endless(claim) : claim, state.attribute());
        if (state.contradicts(said)) {
            rejected.put(fact.origin(), Rules.SAME_ID_OTHER_CONTENT);
            return;
        }
        switch (fact.change()) {
            case STATE -> state.stated(said, fact.extractDate());
            case ADDED, CORRECTED -> state.added(said);
            case CHANGED -> state.changed(said);
            case REMOVED -> {
                if (removes && isProtecting(state)) {
                    state.left(said, fact.day());
                } else {
                    state.removed(said);
                }
            }
            case TO_BE_CORRECTED -> correct(state, said, corrections.partnerOf(fact));
            case CONTEXT, ABSENT -> {}
        }
    }

    private static void correct(AttributeState state, Known wrong, Fact corrected) {
        Attribute attribute = state.attribute();
        if (corrected.find(attribute.name()) != null) {
            state.removed(wrong);
        } else {
            Known right =
                    new Known(corrected.origin(), corrected.change(), null, corrected.day(), null, null, null, null);
            state.correctedAway(wrong, right, attribute.kind() == ValueKind.FLAG);
        }
    }

    /**
     * Keeps in mind which numbers may not be published: those that are secret, and those that are listed for somebody
     * else alone. Only a later delivery of the same register that lists the number for the customer takes that back
     * (directory reference, 2 and 6), unless it listed it even while it called it secret.
     */
    private void noticeNumbers(List<Fact> delivery) {
        Map<String, Fact> listed = new HashMap<>(0);
        Set<String> ofOthers = new HashSet<>(0);
        Set<String> secret = new HashSet<>(0);
        for (Fact fact : delivery) {
            String number = fact.tie().number();
            if (number == null || !fact.active() || !fact.change().states()) {
                continue;
            }
            if (saysSecret(fact)) {
                secret.add(number);
            } else if (isListed(fact) && fact.tie().scope() == Tie.Scope.NUMBER) {
                ofOthers.add(number);
            } else if (isListed(fact)) {
                listed.put(number, fact);
            }
        }
        if (delivery.get(0).change() == ChangeKind.STATE) {
            contradicted.retainAll(listed.keySet());
        }
        contradicted.addAll(listed.keySet().stream().filter(secret::contains).toList());
        listed.forEach(this::noticeListed);
        ofOthers.removeAll(listed.keySet());
        withheld.addAll(ofOthers);
        withheld.addAll(secret);
    }

    private static boolean saysSecret(Fact fact) {
        Claim secret = fact.find(SECRET_NUMBER);
        return secret != null && Values.ON.equals(secret.value());
    }

    /** A number whose listing has ended by the day of the delivery is not listed. */
    private static boolean isListed(Fact fact) {
        return PHONES.stream()
                .map(fact::find)
                .filter(Objects::nonNull)
                .map(Claim::until)
                .anyMatch(until -> until == null || !until.latest().isBefore(fact.extractDate()));
    }

    private void noticeListed(String number, Fact fact) {
        if (!contradicted.contains(number) && withheld.remove(number) && attributes.containsKey(SECRET_NUMBER)) {
            Claim listed = new Claim(SECRET_NUMBER, Values.OFF, null, null, null);
            tell(fact, listed, Corrections.of(List.of()));
            tell(fact.with(Tie.Scope.NUMBER), listed, Corrections.of(List.of()));
        }
    }

    /** Of a person with several numbers a full list may have lost some. */
    private void noticeMissingNumbers(List<Fact> delivery) {
        Set<String> numbers = new HashSet<>();
        for (Fact fact : delivery) {
            if (fact.change() == ChangeKind.STATE && fact.tie().about() != null) {
                numbers.add(fact.tie().about());
            }
        }
        if (removes && !numbers.isEmpty()) {
            Fact first = delivery.get(0);
            flags().forEach(flag -> flag.absent(numbers, first.origin().extract(), first.extractDate()));
        }
    }

    private List<AttributeState> flags() {
        return removes
                ? attributes.values().stream()
                        .filter(RegisterState::isProtecting)
                        .toList()
                : List.of();
    }

    private static boolean isProtecting(AttributeState state) {
        return state.attribute().effect() == Effect.ON_RAISES;
    }

    /** Whether a row that only shares the number with the customer may say it: flags that protect. */
    private boolean protects(Claim claim) {
        return catalogue.require(claim.attribute()).effect() == Effect.ON_RAISES;
    }

    private AttributeState state(String name) {
        AttributeState state = attributes.get(name);
        if (state == null) {
            state = new AttributeState(catalogue.require(name));
            attributes.put(name, state);
        }
        return state;
    }

    private boolean isProtected() {
        Known order = protectionOrder();
        return order != null && Values.ON.equals(order.value());
    }

    private @Nullable Known protectionOrder() {
        AttributeState state = attributes.get(Protection.ORDER);
        return state == null ? null : state.on(today);
    }

    private void noticeProtectionEnd(boolean protectedBefore, Fact first) {
        Known order = protectionOrder();
        if (order == null) {
            return;
        }
        if (Values.ON.equals(order.value())) {
            protectionEnd = null;
        } else if (protectedBefore) {
            protectionEnd = new Protection.End(first.register(), first.origin().extract(), first.extractDate());
        }
    }

    private static boolean isKey(Claim claim) {
        return claim.attribute().equals("hetu") || claim.attribute().equals("former-hetus");
    }

    /** Whether the code says more than whom a removal or a wrong row is about, and is not history. */
    private boolean saysCode(Fact fact, Claim claim) {
        return fact.change() != ChangeKind.REMOVED
                && fact.change() != ChangeKind.TO_BE_CORRECTED
                && !formerCodes.contains(claim.value());
    }

    /** A former name's end is the day it became a former one, not the day it stops being one. */
    private static boolean isFormerName(Claim claim) {
        return claim.until() != null && claim.attribute().startsWith("former-");
    }

    private static Claim endless(Claim claim) {
        return new Claim(claim.attribute(), claim.value(), claim.from(), null, claim.saidOn());
    }

    static boolean isDeathDay(String attribute) {
        return attribute.equals("death-date") || attribute.equals("declared-dead-date");
    }
}

package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.ValueKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one register says of one customer: its facts folded in order (F12 to F15, F28 to F30, F38). */
final class RegisterState {

    private final AttributeCatalogue catalogue;
    private final LocalDate today;
    private final Set<String> formerCodes;
    private final Map<String, AttributeState> attributes = new HashMap<>();
    private final List<Origin> torn = new ArrayList<>(0);
    private Protection.@Nullable End protectionEnd;

    private RegisterState(AttributeCatalogue catalogue, LocalDate today, Set<String> formerCodes) {
        this.catalogue = catalogue;
        this.today = today;
        this.formerCodes = formerCodes;
    }

    /**
     * Folds the facts of one register.
     *
     * @param facts in the order of {@link FactOrder}
     * @param formerCodes identity codes that are history: no claim makes one of them current again (F39)
     */
    static RegisterState fold(
            AttributeCatalogue catalogue, LocalDate today, List<Fact> facts, Set<String> formerCodes) {
        RegisterState state = new RegisterState(catalogue, today, formerCodes);
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

    /** The rows that belong to a correction of which only half was delivered (F14). */
    List<Origin> torn() {
        return torn;
    }

    /** Where this register ended the protection order, or null when it never did or began another since. */
    Protection.@Nullable End protectionEnd() {
        return protectionEnd;
    }

    private void tell(List<Fact> delivery) {
        boolean protectedBefore = isProtected();
        Corrections corrections = Corrections.of(delivery);
        for (Fact fact : delivery) {
            if (corrections.isTorn(fact)) {
                torn.add(fact.origin());
            } else if (fact.active()) {
                tell(fact, corrections);
            }
        }
        noticeProtectionEnd(protectedBefore, delivery.get(0));
    }

    private void tell(Fact fact, Corrections corrections) {
        if (fact.change() == ChangeKind.CONTEXT) {
            return;
        }
        boolean saysDeceased = false;
        boolean saysDeathDay = false;
        for (Claim claim : fact.claims()) {
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
        Known said = Known.of(fact, isFormerName(claim) ? endless(claim) : claim);
        switch (fact.change()) {
            case STATE -> state.stated(said, fact.extractDate());
            case ADDED, CORRECTED -> state.added(said);
            case CHANGED -> state.changed(said);
            case REMOVED -> state.removed(said);
            case TO_BE_CORRECTED -> correct(state, said, corrections.partnerOf(fact));
            case CONTEXT -> {}
        }
    }

    private static void correct(AttributeState state, Known wrong, Fact corrected) {
        Attribute attribute = state.attribute();
        if (corrected.find(attribute.name()) != null) {
            state.removed(wrong);
        } else {
            Known right = new Known(corrected.origin(), corrected.change(), null, corrected.day(), null, null, null);
            state.correctedAway(wrong, right, attribute.kind() == ValueKind.FLAG);
        }
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

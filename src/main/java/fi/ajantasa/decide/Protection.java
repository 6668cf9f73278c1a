package fi.ajantasa.decide;

import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.Sensitivity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's protection order (turvakielto, act 661/2009 section 36): while it is on, no copy of where the person lives
 * is shown, whoever told it (F7); after it, only what the same register says from then on (F8).
 */
final class Protection {

    static final String ORDER = "protection-order";
    static final String END = "protection-order-end";
    static final String CUSTOMERS = "customers";

    /** Where a register ended the order: its delivery and that delivery's day. */
    record End(String register, int extract, LocalDate day) {}

    private final boolean on;
    private final boolean ending;
    private final boolean baseLacks;
    private final List<End> ends;
    private final Map<String, RegisterState> states;

    private Protection(boolean on, boolean ending, boolean baseLacks, Map<String, RegisterState> states) {
        this.on = on;
        this.ending = ending;
        this.baseLacks = baseLacks;
        this.states = states;
        this.ends = new ArrayList<>(0);
        for (RegisterState state : states.values()) {
            End end = state.protectionEnd();
            if (end != null) {
                ends.add(end);
            }
        }
    }

    /**
     * @param choice what the registers say of the order, null when none speaks of it
     * @param heldOn whether the customer is under an order now
     */
    static Protection of(@Nullable Choice choice, boolean heldOn, Map<String, RegisterState> states) {
        boolean on = choice == null ? heldOn : choice.winner().isOn();
        boolean ending = heldOn && !on;
        return new Protection(on, ending, ending && choice != null && isSilent(choice.winner()), states);
    }

    boolean on() {
        return on;
    }

    /** Whether this decision ends the order, so that what comes to light lowers privacy. */
    boolean ending() {
        return ending;
    }

    /** Whether the order would end only because base data speaks of it no more (F10). */
    boolean baseLacks() {
        return baseLacks;
    }

    /** Whether a register's value of the attribute may be shown. */
    boolean mayShow(Attribute attribute, Candidate candidate) {
        if (!tellsWhereabouts(attribute, candidate.register())) {
            return true;
        }
        if (on) {
            return false;
        }
        for (End end : ends) {
            if (!isAfter(end, attribute, candidate)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an order hides the attribute when this register told it: the customer's own phone and mail stay. */
    static boolean tellsWhereabouts(Attribute attribute, String register) {
        return attribute.sensitivity() == Sensitivity.PROTECTED
                || (attribute.category() == Category.CONTACT && !register.equals(CUSTOMERS));
    }

    private boolean isAfter(End end, Attribute attribute, Candidate candidate) {
        Known known = candidate.known();
        if (candidate.register().equals(end.register())) {
            return known.origin().extract() >= end.extract();
        }
        if (known.saidOn() != null) {
            return known.saidOn().isAfter(end.day());
        }
        RegisterState ender = states.get(end.register());
        boolean onlyOursToTell = ender == null || ender.find(attribute.name()) == null;
        return candidate.register().equals(CUSTOMERS)
                && onlyOursToTell
                && known.origin().extract() > end.extract();
    }

    private static boolean isSilent(Candidate winner) {
        return winner.known().change() == ChangeKind.STATE || winner.value() == null;
    }
}

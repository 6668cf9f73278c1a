package fi.ajantasa.decide;

import fi.ajantasa.customer.Held;
import fi.ajantasa.person.Direction;
import org.jspecify.annotations.Nullable;

/** That an attribute of a customer takes another value, or none, why, and what that does to privacy. */
public record Decision(
        String attribute, @Nullable Held before, @Nullable Held after, String rule, Direction direction) {

    /** 1 for what raises privacy and is never held, 2 for the rest. */
    public int part() {
        return direction == Direction.RAISES ? 1 : 2;
    }

    /** Names the attribute, never the values. */
    @Override
    public String toString() {
        return "decision:" + attribute + ":" + rule;
    }
}

package fi.ajantasa.decide;

import fi.ajantasa.person.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * How an attribute of a customer came out.
 *
 * @param choice the winner among the values that may be used, or null when there is none
 * @param decision the change that follows, or null when nothing changes
 */
record Settled(Attribute attribute, @Nullable Choice choice, @Nullable Decision decision) {

    /** The value after the decision, given the one before. */
    @Nullable
    String after(@Nullable String before) {
        if (decision == null) {
            return before;
        }
        return decision.after() == null ? null : decision.after().value();
    }
}

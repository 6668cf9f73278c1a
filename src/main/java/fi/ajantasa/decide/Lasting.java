package fi.ajantasa.decide;

import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Direction;
import org.jspecify.annotations.Nullable;

/** What outlasts the roll-back of the run that brought it: whatever protects a person, and the day of a death. */
record Lasting(AttributeCatalogue catalogue) {

    boolean is(Decision decision) {
        String before = decision.before() == null ? null : decision.before().value();
        String after = decision.after() == null ? null : decision.after().value();
        return decision.direction() == Direction.RAISES || protects(decision.attribute(), before, after);
    }

    /** Whether a fact goes on counting with this claim after its delivery was rolled back. */
    boolean is(Claim claim) {
        return protects(claim.attribute(), null, claim.value());
    }

    private boolean protects(String name, @Nullable String before, @Nullable String after) {
        Attribute attribute = catalogue.require(name);
        boolean day = RegisterState.isDeathDay(name) || name.equals(Protection.END);
        return attribute.direction(before, after) == Direction.RAISES || (day && after != null);
    }
}

package fi.ajantasa.normalise;

import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of one attribute: a canonical value, or {@code null} for known empty; an attribute without a claim
 * was not delivered.
 */
public record Claim(
        String attribute,
        @Nullable String value,
        @Nullable PartialDate from,
        @Nullable PartialDate until,
        @Nullable LocalDate saidOn) {

    /** Names the attribute only. */
    @Override
    public String toString() {
        return "claim:" + attribute;
    }
}

package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A restriction of marketing set (or set anew on other channels or with another end), or lifted.
 *
 * @param channels the restricted channels, bit n for the channel with ordinal n
 * @param until the last day before it may be lifted by itself, or null
 * @param rule by which it is lifted, empty where it is set
 */
public record RestrictionChange(
        String reason, int channels, boolean on, Origin origin, @Nullable LocalDate until, String rule) {

    /** A change without an end and without a rule of its own. */
    public RestrictionChange(String reason, int channels, boolean on, Origin origin) {
        this(reason, channels, on, origin, null, "");
    }
}

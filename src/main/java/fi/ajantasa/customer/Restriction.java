package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A standing restriction of marketing to a customer.
 *
 * @param channels the restricted channels, bit n for the channel with ordinal n
 * @param until the last day before it may be lifted by itself, or null when only somebody's word lifts it
 */
public record Restriction(
        String reason, int customer, int channels, Origin origin, LocalDate since, @Nullable LocalDate until) {
    /** The reason while something that was told of the customer waits because nobody can read it. */
    public static final String WAITING_RECORD = "waiting-record";

    /** A restriction without an end of its own. */
    public Restriction(String reason, int customer, int channels, Origin origin, LocalDate since) {
        this(reason, customer, channels, origin, since, null);
    }
}

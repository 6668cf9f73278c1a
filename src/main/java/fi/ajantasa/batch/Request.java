package fi.ajantasa.batch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked to be run.
 *
 * @param businessDate the day to decide for
 * @param expectDelivery true when that day was named: then a delivery for it must be there
 * @param by who asks; may not approve what is held
 * @param night the night this belongs to, null when asked for alone
 * @param again true to prove deliveries again that were refused before
 */
public record Request(
        LocalDate businessDate,
        boolean expectDelivery,
        boolean dryRun,
        String by,
        @Nullable String night,
        boolean again) {

    /** The usual request: what was refused before is not proven again. */
    public Request(LocalDate businessDate, boolean expectDelivery, boolean dryRun, String by, @Nullable String night) {
        this(businessDate, expectDelivery, dryRun, by, night, false);
    }

    Request ofNight(String id) {
        return new Request(businessDate, expectDelivery, dryRun, by, id, again);
    }

    Run.Order order(String register, String jobHash) {
        return new Run.Order(night, register, 0, businessDate, dryRun, by, jobHash);
    }
}

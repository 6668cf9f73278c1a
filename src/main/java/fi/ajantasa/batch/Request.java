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
 * @param waits true when what is late is asked for again until its deadline
 * @param verb by which command
 */
public record Request(
        LocalDate businessDate,
        boolean expectDelivery,
        boolean dryRun,
        String by,
        @Nullable String night,
        boolean again,
        boolean waits,
        Verb verb) {

    /** The usual request: one look, and what was refused before is not proven again. */
    public Request(LocalDate businessDate, boolean expectDelivery, boolean dryRun, String by, @Nullable String night) {
        this(businessDate, expectDelivery, dryRun, by, night, false, false, Verb.RUN);
    }

    /** The same for the night of another day. */
    Request ofDay(LocalDate day) {
        return new Request(day, false, dryRun, by, night, again, waits, verb);
    }

    Request ofNight(String id) {
        return new Request(businessDate, expectDelivery, dryRun, by, id, again, waits, verb);
    }

    /** Also proves deliveries again that were refused before. */
    public Request provingAgain() {
        return new Request(businessDate, expectDelivery, dryRun, by, night, true, waits, verb);
    }

    Request waiting() {
        return new Request(businessDate, expectDelivery, dryRun, by, night, again, true, verb);
    }

    Request by(Verb command) {
        return new Request(businessDate, expectDelivery, dryRun, by, night, again, waits, command);
    }

    Run.Order order(String register, String jobHash) {
        return new Run.Order(night, register, 0, businessDate, dryRun, by, jobHash);
    }
}

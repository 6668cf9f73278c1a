package fi.ajantasa.job;

import java.time.LocalDate;

/**
 * A mass change a register keeper told us of: on these days so many changes of one attribute pass the brake.
 *
 * @param until the last day
 * @param ceiling at most so many customers on all those days together
 */
public record Announced(LocalDate from, LocalDate until, String attribute, long ceiling, String reason) {
    boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    boolean overlaps(Announced other) {
        return attribute.equals(other.attribute) && !from.isAfter(other.until) && !other.from.isAfter(until);
    }
}

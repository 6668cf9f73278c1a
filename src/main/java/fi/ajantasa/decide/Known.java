package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value that a register says holds from a day on, for a while or until further notice; a null value is known empty.
 *
 * @param start the day it counts from: the claim's own, else the day of the change, else of the delivery
 */
record Known(
        Origin origin,
        ChangeKind change,
        @Nullable String value,
        LocalDate start,
        @Nullable PartialDate from,
        @Nullable PartialDate until,
        @Nullable LocalDate saidOn) {

    static Known of(Fact fact, Claim claim) {
        PartialDate from = claim.from();
        LocalDate start = from == null ? fact.day() : from.earliest();
        return new Known(fact.origin(), fact.change(), claim.value(), start, from, claim.until(), claim.saidOn());
    }

    /** The same, counting from the day an earlier word of the same value counted. */
    Known since(Known earlier) {
        return new Known(origin, change, value, earlier.start, earlier.from, until, saidOn);
    }

    /** That there is no value, as the same record says. */
    Known emptied() {
        return new Known(origin, change, null, start, null, null, null);
    }

    boolean endedBefore(LocalDate day) {
        return until != null && until.latest().isBefore(day);
    }

    /** The first day after {@code day} on which this changes what holds, or null. */
    @Nullable
    LocalDate nextAfter(LocalDate day) {
        if (start.isAfter(day)) {
            return start;
        }
        LocalDate end = until == null ? null : until.latest();
        return end == null || end.isBefore(day) || end.equals(LocalDate.MAX) ? null : end.plusDays(1);
    }

    boolean fromAgrees(Known other) {
        return from == null || other.from == null || from.equals(other.from);
    }

    @Override
    public String toString() {
        return "known:" + origin;
    }
}

package fi.ajantasa.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A municipality code and the days for which it holds.
 *
 * @param validFrom null where nobody says since when
 * @param validUntil the last day, null while it holds
 */
public record Municipality(
        String code, String finnish, String swedish, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil)
        implements PlaceEntry {
    /** Whether the code was one on that day. */
    boolean holdsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Whether its last day lies before its first. */
    public boolean isReversed() {
        return validFrom != null && validUntil != null && validUntil.isBefore(validFrom);
    }

    /** Where the list does not say since when: since as long as before, or since the list's day when it is new there. */
    Municipality since(@Nullable Municipality known, @Nullable LocalDate firstDay) {
        if (validFrom != null) {
            return this;
        }
        return new Municipality(code, finnish, swedish, known == null ? firstDay : known.validFrom, validUntil);
    }

    /** As it was, its last day being at most the one before this. */
    Municipality endingBefore(LocalDate day) {
        LocalDate last = day.minusDays(1);
        boolean ended = validUntil != null && validUntil.isBefore(last);
        return new Municipality(code, finnish, swedish, validFrom, ended ? validUntil : last);
    }
}

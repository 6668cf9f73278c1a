package fi.ajantasa.contact;

import fi.ajantasa.job.Lease;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A list that some channels need, as it stood at a moment.
 *
 * @param version the version in force, null when none was ever taken in
 */
public record ListState(String register, Lease lease, @Nullable Version version) {

    /**
     * A version of a list.
     *
     * @param date the day the list itself tells of
     * @param checked when our customers were last checked against the list
     */
    public record Version(long sequence, LocalDate date, Instant checked, String hash) {}

    /** How old the word of a list is. */
    public enum Age {
        FRESH,
        WARNING,
        EXPIRED
    }

    /** Of the list's date and the check whichever is worse; a list that was never taken in is expired. */
    public Age age(Instant at) {
        if (version == null || isTooOld(at) || isCheckTooOld(at) || isDatedAhead(at)) {
            return Age.EXPIRED;
        }
        return reached(dated(version), lease.warn(), at) || reached(checked(version), lease.warn(), at)
                ? Age.WARNING
                : Age.FRESH;
    }

    boolean isTooOld(Instant at) {
        return version != null && reached(dated(version), lease.stop(), at);
    }

    boolean isCheckTooOld(Instant at) {
        return version != null && reached(checked(version), lease.stop(), at);
    }

    /** A list or check later than the moment that is asked about says nothing of it. */
    boolean isDatedAhead(Instant at) {
        return version != null
                && (dated(version).toInstant().isAfter(at) || version.checked().isAfter(at));
    }

    /** The list and its version, as people name it. */
    public String text() {
        return version == null
                ? register
                : register + "-" + version.sequence() + " of " + version.date() + ", checked " + version.checked();
    }

    private static boolean reached(ZonedDateTime from, int days, Instant at) {
        return !at.isBefore(from.plusDays(days).toInstant());
    }

    private static ZonedDateTime dated(Version version) {
        return version.date().atStartOfDay(Question.HELSINKI);
    }

    private static ZonedDateTime checked(Version version) {
        return version.checked().atZone(Question.HELSINKI);
    }
}

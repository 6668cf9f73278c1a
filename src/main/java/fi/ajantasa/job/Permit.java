package fi.ajantasa.job;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The register keeper's permission: valid through its last day, then the source does not start. */
public record Permit(String id, LocalDate ends) {
    public static final int WARNED_DAYS = 60;
    public static final int WARNED_AGAIN = 30;
    public static final int WARNED_DAILY = 7;

    public boolean expired(LocalDate today) {
        return today.isAfter(ends);
    }

    /** Days from today to the last valid day; negative once it has passed. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, ends);
    }

    /** Whether tonight is a night to warn of the coming end: 60 and 30 days before it, and each of the last 7. */
    public boolean isWarned(LocalDate today) {
        long left = daysLeft(today);
        return left == WARNED_DAYS || left == WARNED_AGAIN || (left >= 0 && left <= WARNED_DAILY);
    }

    /** Whether the operator should hear of the coming end: the last 60 days. */
    public boolean endsSoon(LocalDate today) {
        return !expired(today) && daysLeft(today) <= WARNED_DAYS;
    }
}

package fi.ajantasa.job;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The register keeper's permission: valid through its last day, then the source does not start. */
public record Permit(String id, LocalDate ends) {
    private static final int WARNED_DAYS = 60;

    public boolean expired(LocalDate today) {
        return today.isAfter(ends);
    }

    /** Days from today to the last valid day; negative once it has passed. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, ends);
    }

    /** Whether the operator should hear of the coming end: the last 60 days. */
    public boolean endsSoon(LocalDate today) {
        return !expired(today) && daysLeft(today) <= WARNED_DAYS;
    }
}

package fi.ajantasa.credit;

import fi.ajantasa.person.CreditPurpose;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A purpose that allows a query today: enabled by the register's passport and not over. It is made nowhere but in
 * {@link #find}, so there is no query without one.
 */
final class LivePurpose {
    private final CreditPurpose purpose;
    private final LocalDate until;

    private LivePurpose(CreditPurpose purpose, LocalDate until) {
        this.purpose = purpose;
        this.until = until;
    }

    /**
     * The purpose, if it lives.
     *
     * @param enabled those the passport names
     * @param until the last day of what it is for: the application, the credit, the collection case
     */
    static Optional<LivePurpose> find(
            CreditPurpose purpose, LocalDate until, Set<CreditPurpose> enabled, LocalDate today) {
        boolean lives = purpose.mayBeEnabled() && enabled.contains(purpose) && !until.isBefore(today);
        return lives ? Optional.of(new LivePurpose(purpose, until)) : Optional.empty();
    }

    CreditPurpose purpose() {
        return purpose;
    }

    LocalDate until() {
        return until;
    }
}

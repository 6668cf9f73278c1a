package fi.ajantasa.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why we may read this register at all, and how long its word holds; without a complete passport nothing starts.
 *
 * @param lease for a list that forbids contact, else null
 */
public record Passport(
        List<String> purposes,
        String lawfulBasis,
        Permit permit,
        Absence absence,
        boolean artificialCodes,
        @Nullable Lease lease) {
    public Passport {
        purposes = List.copyOf(purposes);
    }

    /** The passport of a register that is no list. */
    public Passport(
            List<String> purposes, String lawfulBasis, Permit permit, Absence absence, boolean artificialCodes) {
        this(purposes, lawfulBasis, permit, absence, artificialCodes, null);
    }
}

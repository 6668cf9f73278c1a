package fi.ajantasa.job;

import fi.ajantasa.person.CreditPurpose;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why we may read this register at all, and how long its word holds; without a complete passport nothing starts.
 *
 * @param lease for a list that forbids contact, else null
 * @param creditPurposes for which a credit register may be asked about a person; empty for any other register
 */
public record Passport(
        List<String> purposes,
        String lawfulBasis,
        Permit permit,
        Absence absence,
        boolean artificialCodes,
        @Nullable Lease lease,
        Set<CreditPurpose> creditPurposes) {
    public Passport {
        purposes = List.copyOf(purposes);
        creditPurposes = Set.copyOf(creditPurposes);
    }

    /** The passport of a register that tells nothing of credit. */
    public Passport(
            List<String> purposes,
            String lawfulBasis,
            Permit permit,
            Absence absence,
            boolean artificialCodes,
            @Nullable Lease lease) {
        this(purposes, lawfulBasis, permit, absence, artificialCodes, lease, Set.of());
    }

    /** The passport of a register that is no list. */
    public Passport(
            List<String> purposes, String lawfulBasis, Permit permit, Absence absence, boolean artificialCodes) {
        this(purposes, lawfulBasis, permit, absence, artificialCodes, null);
    }
}

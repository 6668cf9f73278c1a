package fi.ajantasa.job;

import java.util.List;

/** Why we may read this register at all; without a complete passport nothing starts. */
public record Passport(
        List<String> purposes, String lawfulBasis, Permit permit, Absence absence, boolean artificialCodes) {
    public Passport {
        purposes = List.copyOf(purposes);
    }
}

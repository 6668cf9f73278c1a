package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;

/**
 * The register record that was last taken in for a customer, so that the same record is recognised the next time.
 *
 * @param fingerprint what {@link Fingerprint#of} said of the record
 * @param person whether a person decided the link; a rule never overwrites that
 * @param rule the link rule, or the person's reason
 */
public record KnownRecord(
        String register, int customer, long fingerprint, Origin origin, boolean person, String rule) {}

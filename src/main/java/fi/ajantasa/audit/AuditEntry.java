package fi.ajantasa.audit;

/**
 * One thing that was done.
 *
 * @param kind a counted word: change, decision, approval, export, …
 * @param run the run it belongs to, empty when none
 * @param customer the customer it concerns, 0 when none
 * @param jobHash the hash of the definitions in force
 * @param decisions how many decisions it stands for
 * @param body canonical JSON without personal values
 */
public record AuditEntry(
        String kind,
        String run,
        int customer,
        String actor,
        String purpose,
        String jobHash,
        int decisions,
        String body) {}

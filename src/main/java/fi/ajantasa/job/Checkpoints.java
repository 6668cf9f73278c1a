package fi.ajantasa.job;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the signed checkpoints of the audit log besides the database and the folder beside it.
 *
 * @param to a second place they are put into, best one that whoever may change the database may not change
 * @param witness the verifier key of a witness that cosigns them there, or null
 */
public record Checkpoints(Remote to, @Nullable String witness) {}

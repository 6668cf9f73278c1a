package fi.ajantasa.job;

import org.jspecify.annotations.Nullable;

/**
 * How deliveries are brought from where they are left for us into the folder where they are read.
 *
 * @param pgp how they are encrypted, or null when they are not
 */
public record Collect(Remote from, @Nullable Pgp pgp) {}

package fi.ajantasa.job;

import org.jspecify.annotations.Nullable;

/**
 * How deliveries are brought from where they are left for us into the folder where they are read.
 *
 * @param pgp how they are encrypted, or null when they are not
 * @param keptDays how long their files are kept, encrypted by us; 0 when they are not and stay where they landed
 */
public record Collect(Remote from, @Nullable Pgp pgp, int keptDays) {
    /** One whose files stay where they landed. */
    public Collect(Remote from, @Nullable Pgp pgp) {
        this(from, pgp, 0);
    }
}

package fi.ajantasa.changes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a register's turn wants of its journal.
 *
 * @param applied the sequence of the last delivery that was applied, null before there was one
 * @param confirmed the day of the last delivery that was applied, null before there was one
 * @param by who asks
 * @param again true to try again what could not be read before
 */
public record FollowOrder(
        LocalDate businessDate,
        @Nullable Long applied,
        @Nullable LocalDate confirmed,
        String by,
        String jobHash,
        boolean again) {

    /** The sequence that the next delivery gets. */
    long next() {
        return applied == null ? 1 : applied + 1;
    }
}

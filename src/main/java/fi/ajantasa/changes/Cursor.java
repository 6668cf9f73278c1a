package fi.ajantasa.changes;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of our customers stands in the register's journal.
 *
 * @param reached the key to go on from
 * @param pages landed since the key was got by a date; 0 while the register has not accepted it yet
 * @param movedAt when the register gave the key
 * @param currentAt when it last said that nothing more is to come; null before it ever did
 * @param currentOn the business date of that
 */
record Cursor(
        int part,
        int parts,
        long reached,
        long pages,
        Instant movedAt,
        @Nullable Instant currentAt,
        @Nullable LocalDate currentOn) {

    /** Since when the part has not been up to date, for all we know. */
    Instant since() {
        return currentAt == null ? movedAt : currentAt;
    }
}

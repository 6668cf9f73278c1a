package fi.ajantasa.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the log stands.
 *
 * @param checkpoint the last one, null before the first
 * @param waiting entries that no checkpoint covers yet
 * @param places where checkpoints are kept besides the database, as far as they were ever tried
 * @param verified the last verification, null when there was none
 */
public record LogState(@Nullable Sealed checkpoint, long waiting, List<Place> places, @Nullable Verification verified) {
    public LogState {
        places = List.copyOf(places);
    }

    /**
     * A checkpoint.
     *
     * @param root in hexadecimal digits
     */
    public record Sealed(long entries, String root, Instant at) {}

    /**
     * A place of checkpoints.
     *
     * @param entries how many the last checkpoint has that is known to be there
     * @param reachedAt when that was found, null when never
     * @param triedAt when it was last tried
     */
    public record Place(String name, long entries, @Nullable Instant reachedAt, Instant triedAt) {
        /** Whether it could be reached when it was last tried. */
        public boolean isReached() {
            return triedAt.equals(reachedAt);
        }
    }

    /**
     * A verification.
     *
     * @param first the first entry it asked for, counted from 1
     * @param entries how many it verified
     * @param unreachable how many places could not be asked
     */
    public record Verification(Instant at, long first, long entries, int faults, int unreachable) {}
}

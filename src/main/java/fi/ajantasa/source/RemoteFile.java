package fi.ajantasa.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as the other side lists it; its name is what they say and nothing more.
 *
 * @param stamp changes when its content does: a time or an entity tag
 * @param modified when it was changed last, or null when that is not told
 */
record RemoteFile(String name, long size, String stamp, @Nullable Instant modified) {
    /** Stays the same as long as the file does. */
    String mark() {
        return size + " " + stamp;
    }
}

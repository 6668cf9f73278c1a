package fi.ajantasa.serve;

import fi.ajantasa.job.Secret;
import org.jspecify.annotations.Nullable;

/** A way to tell somebody. */
interface Hook {
    /** Its name in the log. */
    String name();

    /** The secret it needs, or null where it needs none. */
    @Nullable
    Secret secret();

    /** Whether the notice went out; when it did not, it is tried again later. */
    boolean tell(Notice notice);
}

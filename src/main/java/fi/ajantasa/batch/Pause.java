package fi.ajantasa.batch;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.SortedMap;

/** How a run that waits passes the time between two looks at the folders. */
@FunctionalInterface
public interface Pause {
    /**
     * Returns when the moment has come.
     *
     * @param late the registers that are waited for, each with its deadline
     */
    void until(Instant next, SortedMap<String, ZonedDateTime> late);
}

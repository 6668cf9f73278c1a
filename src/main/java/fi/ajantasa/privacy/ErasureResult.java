package fi.ajantasa.privacy;

import fi.ajantasa.job.ExitCode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an erasure ended; LOCKED of one that was begun when its last stage waits for transactions of others.
 *
 * @param erasure its number, 0 when nothing was begun
 * @param found what went, counted by table and kind of file; of a refused one empty
 * @param refusal why nothing was done, empty when something was
 */
public record ErasureResult(ExitCode code, int erasure, SortedMap<String, Integer> found, String refusal) {
    public ErasureResult {
        found = new TreeMap<>(found);
    }

    static ErasureResult refused(ExitCode code, String why) {
        return new ErasureResult(code, 0, new TreeMap<>(), why);
    }
}

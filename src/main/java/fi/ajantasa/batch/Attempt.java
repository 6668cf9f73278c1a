package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process's try at a run.
 *
 * @param end null while it goes on, and until somebody finds out that its process died
 */
record Attempt(int number, Start start, @Nullable End end) {
    /** The ending of a process that died. */
    static final String DIED = "DIED";

    /**
     * Who began, when, and under which lease.
     *
     * @param owner host, number and start of the process
     * @param contract the number of the steps' contract in the program that ran
     * @param keys the mark of the keys it worked with
     */
    record Start(Instant at, Verb verb, String by, String owner, long lease, int contract, String keys) {}

    /** How it stopped and after what; of a process that died the time is that of its last heartbeat. */
    record End(Instant at, String ending, @Nullable ExitCode code, Position position) {
        boolean died() {
            return ending.equals(DIED);
        }
    }

    /** The process, as an operator looks for it. */
    static String process(String owner) {
        String[] parts = owner.split(" ", 3);
        return parts.length < 2 ? owner : "process " + parts[1] + " on " + parts[0];
    }
}

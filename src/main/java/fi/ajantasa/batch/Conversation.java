package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import org.jspecify.annotations.Nullable;

/** What is spoken with a register at the start of its turn; what it says lands as a delivery. */
interface Conversation {
    /**
     * What came of it.
     *
     * @param landed whether a delivery lies in the landing folder now
     * @param told of how many people, changes or numbers the register told, null where its answers are counted as rows
     * @param lines what an operator reads, null when all went well
     */
    record Heard(boolean landed, @Nullable Long told, ExitCode code, String reason, @Nullable ThreeLines lines) {
        static final Heard NOTHING = new Heard(false, null, ExitCode.OK, "", null);
    }

    /** Whether what lies in the landing folder is taken first; else it is landed anew. */
    boolean mayTakeFirst(Request request);

    Heard hold(Request request);
}

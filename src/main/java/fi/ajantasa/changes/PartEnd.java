package fi.ajantasa.changes;

import fi.ajantasa.job.ExitCode;

/**
 * How the turn of one part ended.
 *
 * @param missing people asked for whose base data did not come (F22, F97)
 */
record PartEnd(int part, ExitCode code, String reason, Counts counts, long missing) {
    boolean isCurrent() {
        return code == ExitCode.OK;
    }
}

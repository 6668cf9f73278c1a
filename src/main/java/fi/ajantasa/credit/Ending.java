package fi.ajantasa.credit;

import fi.ajantasa.job.ExitCode;

/**
 * How a round ended.
 *
 * @param refused whether our credentials were refused
 */
record Ending(ExitCode code, String reason, boolean refused) {
    static final Ending WELL = new Ending(ExitCode.OK, "", false);
    static final Ending DENIED = new Ending(ExitCode.DENIED, "no-live-purpose", false);

    /** The worse of two ends; of equals the first. */
    Ending worse(Ending other) {
        return code.worse(other.code) == code ? this : other;
    }
}

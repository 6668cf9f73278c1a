package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;

/**
 * Something about the database that is not as it should be.
 *
 * @param code how a check ends that finds this and nothing worse
 * @param next what to do about it: a command, or a statement for the database's administrator
 */
public record Finding(ExitCode code, String what, String expected, String next) {
    /** One line. */
    public String text() {
        return what + "; expected " + expected + ". Next: " + next;
    }
}

package fi.ajantasa.changes;

import fi.ajantasa.job.ExitCode;

/**
 * What came of a call: a value, or why there is none.
 *
 * @param <T> what was asked for
 */
sealed interface Heard<T> {

    /** A usable reply. */
    record Reply<T>(T value) implements Heard<T> {}

    /** No reply that can be used; no part of one was. */
    record Nothing<T>(ExitCode code, String reason) implements Heard<T> {}
}

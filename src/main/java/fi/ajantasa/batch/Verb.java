package fi.ajantasa.batch;

import java.util.Locale;

/** By which command a run was started or taken up; one is never mixed with another. */
enum Verb {
    RUN,
    RESUME,
    RERUN,
    REPLAY,
    BACKFILL,
    APPROVE,
    /** Undoes another run, but for what protects people. */
    ROLLBACK,
    /** Takes back what a roll-back had kept because it protects people. */
    LIFT,
    /** A night that took the place of one whose process died. */
    SUPERSEDE;

    /** Whether runs started by it undo others and read no delivery. */
    boolean undoes() {
        return this == ROLLBACK || this == LIFT;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

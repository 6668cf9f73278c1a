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
    /** A night that took the place of one whose process died. */
    SUPERSEDE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

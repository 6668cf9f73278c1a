package fi.ajantasa.wash;

import fi.ajantasa.job.Wash.Verdict;

/** What a reply says of a number; anything but one usable verdict is an error, and leaves the number unanswered (F107). */
enum Said {
    NOTHING("missing"),
    PROHIBITED(""),
    FREE(""),
    ERROR("record-refused"),
    NO_WORD_OF_OURS("verdict-unknown"),
    TWICE("returned-twice"),
    CONTRADICTION("verdicts-differ");

    private final String error;

    Said(String error) {
        this.error = error;
    }

    /** What is wrong, as a kebab-case word; empty when nothing is. */
    String error() {
        return error;
    }

    boolean isAnswer() {
        return error.isEmpty();
    }

    static Said of(Verdict verdict) {
        return switch (verdict) {
            case PROHIBITED -> PROHIBITED;
            case FREE -> FREE;
            case ERROR -> ERROR;
        };
    }

    /** What is left of it when the same number comes back again: nothing, even if both say the same. */
    Said and(Said other) {
        if (this == NOTHING) {
            return other;
        }
        return this == other ? TWICE : CONTRADICTION;
    }
}

package fi.ajantasa.normalise;

/** What a register says it is telling with a row. */
public enum ChangeKind {
    /** How things stand, as in base data. */
    STATE,
    /** Context of another change; never data of its own. */
    CONTEXT,
    ADDED,
    CHANGED,
    REMOVED,
    /** The wrong row, shown before its correction; never applied as data. */
    TO_BE_CORRECTED,
    CORRECTED,
    /** No row at all: a full list has the person no more. */
    ABSENT;

    /** Whether the row's values are how things stand from now on. */
    public boolean states() {
        return this == STATE || this == ADDED || this == CHANGED || this == CORRECTED;
    }
}

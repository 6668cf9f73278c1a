package fi.ajantasa.job;

/** What it means when a register stops mentioning somebody; absence alone never lifts a restriction or clears a value. */
public enum Absence {
    UNKNOWN,
    UNCHANGED,
    REMOVED
}

package fi.ajantasa.job;

/** Which kinds of delivery a register sends: full lists, changes, or both. */
public enum Covers {
    BASE,
    CHANGES,
    BASE_OR_CHANGES
}

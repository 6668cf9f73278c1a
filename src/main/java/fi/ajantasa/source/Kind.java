package fi.ajantasa.source;

/** Whether a delivery is the full list or only what changed. */
public enum Kind {
    BASE,
    DELTA
}

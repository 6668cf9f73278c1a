package fi.ajantasa.person;

/** What switching a flag on does to the privacy of the person. */
public enum Effect {
    NONE,
    ON_RAISES,
    ON_LOWERS
}

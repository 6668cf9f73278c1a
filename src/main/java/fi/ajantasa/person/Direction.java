package fi.ajantasa.person;

/** What a change does to the privacy of the person. */
public enum Direction {
    RAISES,
    NEUTRAL,
    LOWERS
}

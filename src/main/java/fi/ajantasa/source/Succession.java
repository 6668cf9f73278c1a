package fi.ajantasa.source;

/** How it is known that no delivery of changes is missing before this one. */
public enum Succession {
    /** The delivery names the one before it. */
    STATED,
    /** Numbers grow by one; the first that is received begins. */
    CONSECUTIVE,
    /** Only dates are known: a missing delivery cannot be noticed. */
    BY_DATE
}

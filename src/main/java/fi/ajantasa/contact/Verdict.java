package fi.ajantasa.contact;

/** Whether somebody may be contacted; UNKNOWN means do not, for nobody can prove that it is allowed. */
public enum Verdict {
    ALLOWED,
    DENIED,
    UNKNOWN
}

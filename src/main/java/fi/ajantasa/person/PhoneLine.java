package fi.ajantasa.person;

/** What kind of line a telephone number has by the numbering plan; it never tells the operator, for numbers are ported. */
public enum PhoneLine {
    MOBILE,
    FIXED,
    /** Switchboards, service and premium-rate numbers: they are of no one person. */
    SHARED,
    /** The plan does not say, as often abroad. */
    UNKNOWN
}

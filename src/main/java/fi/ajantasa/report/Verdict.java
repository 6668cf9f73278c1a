package fi.ajantasa.report;

/** Whether the two sides of a control equation are equal. */
public enum Verdict {
    BALANCED,
    IMBALANCE,
    /** The run did not come so far. */
    NOT_EVALUATED
}

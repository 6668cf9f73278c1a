package fi.ajantasa.decide;

/** What becomes of one attribute of one customer in a run; every item has exactly one outcome. */
public enum ItemOutcome {
    CHANGED,
    UNCHANGED,
    HELD,
    BLOCKED_BY_POLICY,
    KEPT_CUSTOMER_VALUE,
    SCHEDULED,
    NO_EFFECT
}

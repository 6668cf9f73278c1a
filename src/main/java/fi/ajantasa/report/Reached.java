package fi.ajantasa.report;

/** The last step of a run whose figures are complete. */
public enum Reached {
    NOTHING,
    RECEIVED,
    MATCHED,
    DECIDED,
    APPLIED;

    boolean atLeast(Reached step) {
        return compareTo(step) >= 0;
    }
}

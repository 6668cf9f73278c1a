package fi.ajantasa.decide;

/** The words that say why a value won. */
public final class Rules {

    public static final String SOURCE_RANK = "source-rank";
    public static final String NEWER_VALUE = "newer-value";
    public static final String ONLY_SOURCE = "only-source";
    public static final String ON_IN_ANY_SOURCE = "on-in-any-source";
    public static final String CUSTOMER_SAID_NEWER = "customer-said-newer";
    public static final String KNOWN_EMPTY = "known-empty";
    public static final String ENDED = "ended";
    public static final String DEATH_WITHDRAWN = "death-withdrawn";
    public static final String CODE_HISTORY = "code-history";
    public static final String HIDDEN_BY_PROTECTION_ORDER = "hidden-by-protection-order";

    /** Base data no longer speaks of a protection order that is on: a person decides, whatever the limits (F10). */
    public static final String BASE_LACKS_PROTECTION = "base-lacks-protection";

    /** Half of a correction is missing: neither half counts (F14). */
    public static final String CORRECTION_TORN_APART = "correction-torn-apart";

    private Rules() {}
}

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

    /** Whoever drops off a list or whose entry runs out stays protected so long (preference register reference, 2). */
    public static final int ENTRY_HELD_DAYS = 30;

    /** An entry of a list ran out and was held since: what it restricted is lifted. */
    public static final String ENTRY_ENDED = "entry-ended";

    /** A list has the person no more and the entry was held since: what it restricted is lifted. */
    public static final String LEFT_THE_LIST = "left-the-list";

    /** A directory says that the number is secret or somebody else's: copies from directories go. */
    public static final String NUMBER_WITHHELD = "number-withheld";

    public static final String DEATH_WITHDRAWN = "death-withdrawn";
    public static final String CODE_HISTORY = "code-history";
    public static final String HIDDEN_BY_PROTECTION_ORDER = "hidden-by-protection-order";

    /** Base data no longer speaks of a protection order that is on: a person decides, whatever the limits (F10). */
    public static final String BASE_LACKS_PROTECTION = "base-lacks-protection";

    /** A record has the id of an earlier one and says something else: the earlier one stands (F132). */
    public static final String SAME_ID_OTHER_CONTENT = "same-id-other-content";

    /** A payment's archive id was told of another customer before: the earlier word stands (F132). */
    public static final String SAME_ID_OTHER_CUSTOMER = "same-id-other-customer";

    /** Half of a correction is missing: neither half counts (F14). */
    public static final String CORRECTION_TORN_APART = "correction-torn-apart";

    /** The value came from a record that a person has said is of somebody else, and nobody else says one. */
    public static final String OF_SOMEBODY_ELSE = "of-somebody-else";

    private Rules() {}
}

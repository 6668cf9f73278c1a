package fi.ajantasa.contact;

/** The reasons the function itself knows; those of standing restrictions are named by {@code decisions.yaml}. */
final class ReasonWords {
    static final String OWN_OBJECTION = "own-objection";
    static final String DECEASED = "deceased";
    static final String MINOR = "minor";
    static final String AGE_UNKNOWN = "age-unknown";
    static final String NO_CONSENT = "no-consent";
    static final String NO_LIST_DECLARED = "no-list-declared";
    static final String LIST_NEVER_LOADED = "list-never-loaded";
    static final String LIST_TOO_OLD = "list-too-old";
    static final String LIST_CHECK_TOO_OLD = "list-check-too-old";
    static final String LIST_DATED_AHEAD = "list-dated-ahead";
    static final String CHANGED_AFTER_CHECK = "changed-after-check";
    static final String ORIGIN_UNKNOWN = "origin-unknown";
    static final String VALUE_NOT_UNDERSTOOD = "value-not-understood";
    static final String NO_VALUE = "no-value";
    static final String CHANNEL_WITHOUT_RULES = "channel-without-rules";
    static final String PURPOSE_WITHOUT_RULES = "purpose-without-rules";

    /** On the past: what cannot be proven any more. */
    static final String HISTORY_INCOMPLETE = "history-incomplete";

    static final String NOT_OURS_THEN = "not-ours-then";
    static final String RULES_CHANGED_SINCE = "rules-changed-since";
    static final String IN_THE_FUTURE = "in-the-future";

    /** In an answer that allows: what it rests on. */
    static final String CONSENT = "consent";

    static final String LIST_IN_FORCE = "list-in-force";
    static final String CUSTOMER_EXCEPTION = "customer-exception";

    private ReasonWords() {}
}

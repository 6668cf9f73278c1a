package fi.ajantasa.credit;

/**
 * What a credit register knows of a person. That it gave no usable answer is no status: then the old value ages, and
 * nothing may rest on it.
 */
enum CreditStatus {
    /** Known, without payment defaults. */
    CLEAR,
    HAS_DEFAULTS,
    /** The register does not know the person: no known defaults, kept apart from CLEAR. */
    NOT_IN_REGISTER,
    /** The person's own ban on credit. */
    OWN_CREDIT_BAN,
    PROTECTED,
    /** Blocked because somebody misused the identity. */
    BLOCKED_FRAUD,
    DECEASED,
    DEREGISTERED,
    EMIGRATED,
    ID_CHANGED
}

package fi.ajantasa.person;

/** What kind of value an attribute has, and so how its text is checked. */
public enum ValueKind {
    TEXT,
    NAME,
    DATE,
    FLAG,
    CODE,
    HETU,
    BUSINESS_ID,
    ADDRESS,
    PHONE,
    EMAIL,
    /** Reference numbers by which somebody pays. */
    PAYMENT_REFERENCE,
    /** Metering points and since when they are somebody's. */
    METERING_POINT,
    /** Payments: archive id, day and amount of each. */
    PAYMENT,
    /** Energy by metering point and month. */
    CONSUMPTION;

    /**
     * Whether a value is a list of entries that records add one by one; an entry is known again by its first word, and of
     * two words about one entry the later counts.
     */
    public boolean collects() {
        return switch (this) {
            case PAYMENT_REFERENCE, METERING_POINT, PAYMENT, CONSUMPTION -> true;
            default -> false;
        };
    }
}

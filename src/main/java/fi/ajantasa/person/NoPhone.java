package fi.ajantasa.person;

/** Why a text gives no telephone number. */
public enum NoPhone implements PhoneReading {
    /** A word, a dash or zeros where a number should stand: there is none. */
    EMPTY("phone-empty"),
    /** Several numbers in one cell; which of them is meant is not guessed. */
    MULTIPLE("phone-multiple"),
    /** No number of the plan begins so or has as many digits. */
    IMPOSSIBLE("phone-impossible"),
    /** A spreadsheet made a quantity of it (F83). */
    SPREADSHEET("spreadsheet-number"),
    NOT_UNDERSTOOD("phone-not-understood");

    private final String reason;

    NoPhone(String reason) {
        this.reason = reason;
    }

    /** A kebab-case word. */
    public String reason() {
        return reason;
    }
}

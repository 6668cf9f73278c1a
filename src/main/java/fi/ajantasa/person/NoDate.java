package fi.ajantasa.person;

import java.util.Locale;

/** The ways in which a date text says no date. */
public enum NoDate implements DateReading {
    /** The register says that there is none: 00000000. */
    NONE,
    /** The register knows that there is one but not which: 00000101. */
    UNKNOWN,
    /** In force until further notice: 99990000, any day of 2999 or later. */
    UNTIL_FURTHER_NOTICE,
    /** A day that no calendar has: 2026-02-31. */
    NO_SUCH_DATE,
    /** Not a date at all. */
    NOT_A_DATE;

    /** Its kebab-case word, such as {@code no-such-date}. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the text is wrong, as against a known way to say that there is no date. */
    public boolean wrong() {
        return this == NO_SUCH_DATE || this == NOT_A_DATE;
    }
}

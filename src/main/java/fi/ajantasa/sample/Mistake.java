package fi.ajantasa.sample;

import java.util.Locale;

/** What customer systems have wrong, and in how many of a hundred records for which it is possible. */
enum Mistake {
    OLD_ADDRESS(12),
    NO_ADDRESS(2.5),
    STREET_MISTYPED(4),
    STREET_SHORTENED(4),
    STREET_IN_OTHER_LANGUAGE(5),
    HOUSE_NUMBER_WRONG(1),
    FLAT_MISSING(4),
    POSTCODE_MISTYPED(1.5),
    FORMER_SURNAME(25),
    DOUBLE_SURNAME(5),
    SURNAME_UNKNOWN_TO_REGISTER(0.4),
    SURNAME_MISTYPED(3),
    FIRST_NAME_ONLY(40),
    CALL_NAME_ONLY(15),
    INITIAL_ONLY(0.7),
    NICKNAME(4),
    GIVEN_NAME_MISTYPED(2.5),
    NAMES_EXCHANGED(1),
    ACCENTS_LOST(3),
    CAPITALS(6),
    NO_BIRTH_DATE(5),
    DAY_AND_MONTH_EXCHANGED(0.8),
    BIRTH_DATE_MISTYPED(1.2),
    FIRST_OF_JANUARY(0.3),
    NO_PHONE(30),
    OTHER_PHONE(15),
    PHONE_OF_HOUSEHOLD(2),
    PHONE_MISTYPED(1);

    private final double percent;

    Mistake(double percent) {
        this.percent = percent;
    }

    double percent() {
        return percent;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

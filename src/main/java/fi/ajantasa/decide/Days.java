package fi.ajantasa.decide;

import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;

/** Days that the values of date attributes name. */
final class Days {

    private Days() {}

    /** The last day a canonical date text can mean. */
    static LocalDate latest(String value) {
        return PartialDate.parse(value).latest();
    }
}

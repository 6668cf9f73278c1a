package fi.ajantasa.writeback;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A restriction of marketing that was set or lifted.
 *
 * @param extract the delivery it rests on, 0 where none does
 * @param since the day from which it stands, or stood
 * @param until the last day before it may be lifted by itself, or the day it was lifted; null where it has no end
 * @param rule by which it was lifted, or that a person said it, empty where a delivery sets it
 */
record Flag(
        String reason, boolean on, int channels, int extract, LocalDate since, @Nullable LocalDate until, String rule) {
    static final String OWN_OBJECTION = "own-objection";
    static final String SAID_BY_PERSON = "said-by-person";
    private static final String NONE = "-";

    /** One line of words; no value of anybody. */
    String text() {
        return String.join(
                " ",
                reason,
                on ? "on" : "off",
                Integer.toString(channels),
                Integer.toString(extract),
                since.toString(),
                until == null ? NONE : until.toString(),
                rule.isEmpty() ? NONE : rule);
    }

    static Flag from(String text) {
        String[] words = text.split(" ", -1);
        return new Flag(
                words[0],
                words[1].equals("on"),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                LocalDate.parse(words[4]),
                words[5].equals(NONE) ? null : LocalDate.parse(words[5]),
                words[6].equals(NONE) ? "" : words[6]);
    }
}

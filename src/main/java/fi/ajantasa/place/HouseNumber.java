package fi.ajantasa.place;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A house number as lists and people write it: {@code 5}, {@code 5a}, {@code 5-7}, {@code 5a/7b}. Of two numbers that are
 * one house the first counts for a house and a smallest, the second for a largest.
 *
 * @param letter lower case, {@link #NONE} where there is none
 * @param last the second number, else the only one
 */
record HouseNumber(int number, char letter, int last, char lastLetter) {
    private static final char NONE = 0;
    private static final int LETTERS = 0xff;

    /** BAF has a slash in its samples and a hyphen in a guide; people write a dash too. */
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,5})\\s*([a-zåäö]?)\\s*(?:[-/–]\\s*(\\d{0,5})\\s*([a-zåäö]?))?");

    /** A building on one plot, as in {@code 10h5}: lists do not know it. */
    private static final Pattern BUILDING = Pattern.compile("h\\s*\\d+$");

    /** The number, or nothing when the text is none. */
    static Optional<HouseNumber> find(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher written =
                WRITTEN.matcher(BUILDING.matcher(lower).replaceFirst("").strip());
        return written.matches() ? Optional.of(of(written)) : Optional.empty();
    }

    private static HouseNumber of(Matcher written) {
        int number = Integer.parseInt(written.group(1));
        char letter = letter(written.group(2));
        boolean two = isThere(written.group(3));
        char second = letter(written.group(4));
        return new HouseNumber(
                number,
                letter,
                two ? Integer.parseInt(written.group(3)) : number,
                two || second != NONE ? second : letter);
    }

    private static boolean isThere(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static char letter(@Nullable String text) {
        return text == null || text.isEmpty() ? NONE : text.charAt(0);
    }

    /** Where the house begins in the order of numbers and then letters: one without a letter before all letters. */
    int from() {
        return number << 8 | letter;
    }

    /** Where the house may end in that order: one without a letter behind all letters. */
    int to() {
        return number << 8 | (letter == NONE ? LETTERS : letter);
    }

    /** Where a range with this largest number ends. */
    int end() {
        return last << 8 | (lastLetter == NONE ? LETTERS : lastLetter);
    }
}

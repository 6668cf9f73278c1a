package fi.ajantasa.normalise;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds text that no honest register sends, in any cell of a row.
 *
 * <p>Control characters (F76; tab and line ends are data, F60 and F75), text encoded twice (F58), numbers that a
 * spreadsheet has spoilt (F83), and values beyond the limit (F74). One pass over the characters: this runs for every cell
 * of every interpreted row.
 */
final class CellCheck {

    static final int LIMIT = 4000;

    private static final Pattern SPOILT_NUMBER = Pattern.compile("[0-9]+([.,][0-9]+)?[Ee][+-][0-9]+");
    /** What Windows-1252 makes of the bytes 80–9F. */
    private static final String WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

    private CellCheck() {}

    static void check(List<String> cells, Reading reading) {
        for (int i = 0, count = cells.size(); i < count; i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                checkCell(cell, reading);
            }
        }
    }

    private static void checkCell(String cell, Reading reading) {
        int length = cell.length();
        if (length > LIMIT) {
            reading.reject("value-too-long");
        }
        char before = 0;
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c > '~') {
                checkUnusual(before, c, reading);
            } else if ((before | 0x20) == 'e' && (c == '+' || c == '-')) {
                checkNumber(cell, reading);
            }
            if (before > '~') {
                checkPair(before, c, reading);
            }
            before = c;
        }
    }

    private static void checkUnusual(char before, char c, Reading reading) {
        if (isControl(c)) {
            reading.reject("control-character");
        } else if (c == '€' && before == 'â') {
            reading.reject("double-encoded-text");
        }
    }

    private static void checkPair(char first, char second, Reading reading) {
        boolean continuation = second >= 0x80 && second <= 0xbf;
        boolean afterA = first == 'Ã' && (continuation || WINDOWS.indexOf(second) >= 0);
        if (afterA || (first == 'Â' && continuation)) {
            reading.reject("double-encoded-text");
        }
    }

    private static void checkNumber(String cell, Reading reading) {
        if (SPOILT_NUMBER.matcher(cell).matches()) {
            reading.reject("spreadsheet-number");
        }
    }

    /** C0 and C1, zero-width characters, line and paragraph separators, and everything that turns the writing direction. */
    private static boolean isControl(char c) {
        if (c < ' ') {
            return c != '\t' && c != '\n' && c != '\r';
        }
        if (c < 0x200b) {
            return c <= 0x9f || c == 0x61c || c == 0x180e;
        }
        return c <= 0x200f || between(c, 0x2028, 0x202e) || between(c, 0x2060, 0x206f) || isLateControl(c);
    }

    private static boolean isLateControl(char c) {
        return c == 0xfeff || between(c, 0xfff9, 0xfffb);
    }

    private static boolean between(char c, int first, int last) {
        return c >= first && c <= last;
    }
}

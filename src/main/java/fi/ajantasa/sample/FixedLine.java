package fi.ajantasa.sample;

import java.util.Arrays;

/** One record of fixed width, blank until something is put somewhere. */
final class FixedLine {
    private final char[] text;

    FixedLine(int length) {
        text = new char[length];
        Arrays.fill(text, ' ');
    }

    /** Puts a text at a position counted from 1, cut where its field ends. */
    FixedLine put(int from, int to, String value) {
        value.getChars(0, Math.min(value.length(), to - from + 1), text, from - 1);
        return this;
    }

    /** Puts a number at the right end of its field. */
    FixedLine put(int from, int to, int number) {
        String digits = Integer.toString(number);
        return put(to - digits.length() + 1, to, digits);
    }

    @Override
    public String toString() {
        return new String(text);
    }
}

package fi.ajantasa.linkage;

import java.text.Normalizer;
import java.util.Arrays;

/** One cell of a row as characters; the same object is filled again and again. */
final class Cell {
    /** The marks that make one letter together with the one before. */
    private static final char FIRST_MARK = 0x300;

    private static final char AFTER_MARKS = 0x370;

    private char[] text = new char[64];
    private int length;
    private boolean isSplit;

    void clear() {
        length = 0;
        isSplit = false;
    }

    /** Appends bytes that are letters of ASCII. */
    void append(byte[] bytes, int from, int to) {
        int end = length + to - from;
        if (end > text.length) {
            text = Arrays.copyOf(text, end * 2);
        }
        for (int i = from; i < to; i++) {
            text[length++] = (char) bytes[i];
        }
    }

    void append(char c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = c;
        isSplit |= c >= FIRST_MARK && c < AFTER_MARKS;
    }

    void append(Cell other) {
        for (int i = 0; i < other.length; i++) {
            append(other.text[i]);
        }
    }

    void set(String value) {
        clear();
        for (int i = 0; i < value.length(); i++) {
            append(value.charAt(i));
        }
    }

    /** Composes letters sent in two parts; nearly every text has none. */
    Cell composed() {
        if (isSplit) {
            set(Normalizer.normalize(toString(), Normalizer.Form.NFC));
        }
        return this;
    }

    char at(int index) {
        return text[index];
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    char[] text() {
        return text;
    }

    @Override
    public String toString() {
        return new String(text, 0, length);
    }
}

package fi.ajantasa.linkage;

import java.text.Normalizer;
import java.util.Arrays;

/** One cell of a row as characters; the same object is filled again and again. */
final class Cell {
    private char[] text = new char[64];
    private int length;

    void clear() {
        length = 0;
    }

    void append(char c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = c;
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
        for (int i = 0; i < length; i++) {
            if (text[i] >= 0x300 && text[i] < 0x370) {
                set(Normalizer.normalize(toString(), Normalizer.Form.NFC));
                break;
            }
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

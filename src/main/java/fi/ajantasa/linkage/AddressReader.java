package fi.ajantasa.linkage;

import java.util.Arrays;

/**
 * Writes addresses into records: the street's words, the house number, and what stands behind it (stair, flat). The
 * number may stand before the street, behind it or in a column of its own; c/o is dropped, a box is a street of its own.
 */
final class AddressReader {
    private static final String BOX = "box";

    private final Vocabularies texts;
    private final int lasting;
    private final Words words = new Words();
    private final Vocabulary written = new Vocabulary();
    private final IntList plain = new IntList();
    private char[] joined = new char[64];

    AddressReader(Vocabularies texts) {
        this(texts, Integer.MAX_VALUE);
    }

    /** @param lasting streets from this number on are forgotten again, so that no spelling is remembered for them */
    AddressReader(Vocabularies texts, int lasting) {
        this.texts = texts;
        this.lasting = lasting;
        plain.add(Vocabulary.MISSING);
    }

    void street(Cell cell, Records records, int row) {
        words.split(cell, false);
        int first = afterCareOf();
        if (isBox(first)) {
            records.set(row, Records.STREET, texts.streets.intern(BOX));
            records.set(row, Records.NUMBER, number(words.count - 1, words.count));
            return;
        }
        int number = findNumber(first);
        if (number < 0) {
            records.set(row, Records.STREET, street(first, words.count, cell));
        } else if (number == first && words.count > first + 1 && !words.startsWithDigit(first + 1)) {
            numberFirst(records, row, first, cell);
        } else {
            records.set(row, Records.STREET, street(first, number, cell));
            setNumber(records, row, number);
            records.set(row, Records.FLAT, number(number + 1, words.count));
        }
    }

    void number(Cell cell, Records records, int row) {
        words.split(cell, false);
        if (words.count > 0) {
            setNumber(records, row, 0);
            if (words.count > 1) {
                records.set(row, Records.FLAT, number(1, words.count));
            }
        }
    }

    void flat(Cell cell, Records records, int row) {
        words.split(cell, false);
        records.set(row, Records.FLAT, number(0, words.count));
    }

    /** A postcode without blanks. */
    int postcode(Cell cell) {
        words.split(cell, true);
        int end = 0;
        for (int i = 0; i < words.count; i++) {
            end = append(words.chars, words.from[i], words.to[i], end, false);
        }
        return texts.postcodes.intern(joined, 0, end);
    }

    int town(Cell cell) {
        return text(cell, texts.towns);
    }

    /** Any text as its words with one blank between them. */
    int text(Cell cell, Vocabulary vocabulary) {
        words.split(cell, false);
        int end = 0;
        for (int i = 0; i < words.count; i++) {
            end = append(words.chars, words.from[i], words.to[i], end, true);
        }
        return vocabulary.intern(joined, 0, end);
    }

    /** A code: its letters and digits without what stands between. */
    int code(Cell cell, Vocabulary vocabulary) {
        words.split(cell, true);
        int end = 0;
        for (int i = 0; i < words.count; i++) {
            end = append(words.chars, words.from[i], words.to[i], end, false);
        }
        return vocabulary.intern(joined, 0, end);
    }

    private void numberFirst(Records records, int row, int first, Cell cell) {
        int flat = findNumber(first + 1);
        int end = flat < 0 ? words.count : flat;
        setNumber(records, row, first);
        records.set(row, Records.STREET, street(first + 1, end, cell));
        records.set(row, Records.FLAT, number(end, words.count));
    }

    /** The number in its own column beats one found in the street's. */
    private void setNumber(Records records, int row, int word) {
        records.set(row, Records.NUMBER, texts.numbers.intern(words.chars, words.from[word], words.to[word]));
    }

    /** c/o and the name behind it, as far as a street still follows. */
    private int afterCareOf() {
        boolean careOf = words.count > 3 && words.is(0, "c") && words.is(1, "o");
        return careOf ? Math.min(3, words.count - 1) : 0;
    }

    private boolean isBox(int first) {
        if (words.count < first + 2 || !words.startsWithDigit(words.count - 1)) {
            return false;
        }
        boolean oneWord = words.count == first + 2
                && (words.is(first, "pl") || words.is(first, "pb") || words.is(first, BOX) || words.is(first, "pobox"));
        return oneWord
                || (words.is(first, "po") && words.is(first + 1, BOX))
                || (words.is(first, "p") && words.is(first + 1, "o"));
    }

    /** The first word that begins with a digit, but not one such as the 3 of "3. linja 5". */
    private int findNumber(int first) {
        for (int i = first; i < words.count; i++) {
            boolean ordinal = i == first && words.count > i + 2 && words.startsWithDigit(words.count - 1);
            if (words.startsWithDigit(i) && !(ordinal && laterNumber(i + 2))) {
                return i;
            }
        }
        return -1;
    }

    private boolean laterNumber(int from) {
        for (int i = from; i < words.count; i++) {
            if (words.startsWithDigit(i) && words.startsWith(from - 1, "linj")) {
                return true;
            }
        }
        return false;
    }

    /** Streets come again and again, so their plain forms are remembered by what was written. */
    private int street(int from, int to, Cell cell) {
        int end = 0;
        for (int i = from; i < to; i++) {
            end = append(words.chars, words.from[i], words.to[i], end, true);
        }
        if (to > from && words.cellEnd[to - 1] < cell.length() && cell.at(words.cellEnd[to - 1]) == '.') {
            joined[end++] = '.';
        }
        int seen = written.find(joined, 0, end);
        if (seen != Vocabulary.MISSING) {
            return plain.get(seen);
        }
        int street = texts.streets.intern(StreetWords.plain(new String(joined, 0, end)));
        if (street < lasting && street != Vocabulary.MISSING) {
            written.intern(joined, 0, end);
            plain.add(street);
        }
        return street;
    }

    private int number(int from, int to) {
        int end = 0;
        for (int i = from; i < to; i++) {
            int start = words.from[i];
            while (start < words.to[i] - 1 && words.chars[start] == '0') {
                start++;
            }
            end = append(words.chars, start, words.to[i], end, true);
        }
        return texts.numbers.intern(joined, 0, end);
    }

    private int append(char[] text, int from, int to, int end, boolean blank) {
        int length = to - from;
        if (joined.length < end + length + 2) {
            joined = Arrays.copyOf(joined, (end + length + 1) * 2);
        }
        int at = end;
        if (blank && end > 0) {
            joined[at++] = ' ';
        }
        System.arraycopy(text, from, joined, at, length);
        return at + length;
    }
}

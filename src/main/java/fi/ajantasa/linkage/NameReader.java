package fi.ajantasa.linkage;

import java.util.Set;

/** Writes names into records: particles such as von and af dropped, double surnames kept in their parts. */
final class NameReader {
    private static final Set<String> PARTICLES =
            Set.of("von", "af", "av", "de", "van", "der", "den", "zu", "la", "di", "da", "du", "del", "of");

    private final Vocabulary names;
    private final Words words = new Words();
    private char[] joined = new char[64];

    NameReader(Vocabulary names) {
        this.names = names;
    }

    /** The surname's number: its words without particles, one blank between them. */
    int surname(Cell cell) {
        words.split(cell, false);
        int end = 0;
        for (int i = 0; i < words.count; i++) {
            if (!isParticle(i)) {
                end = append(i, end);
            }
        }
        return names.intern(joined, 0, end);
    }

    /** Appends the given names of the cell to those the record has. */
    void given(Cell cell, Records records, int row) {
        words.split(cell, true);
        for (int i = 0; i < words.count; i++) {
            addGiven(records, row, i);
        }
    }

    /** A whole name: {@code Surname, Given} where there is a comma, otherwise the surname stands last. */
    void full(Cell cell, Records records, int row) {
        int comma = indexOf(cell, ',');
        words.split(cell, true);
        if (words.count == 0) {
            return;
        }
        boolean surnameFirst = comma > 0;
        int at = surnameFirst ? 0 : words.count - 1;
        records.set(row, Records.SURNAME, names.intern(words.chars, words.from[at], words.to[at]));
        for (int i = 0; i < words.count; i++) {
            if (i != at && !isParticle(i)) {
                addGiven(records, row, i);
            }
        }
    }

    private void addGiven(Records records, int row, int word) {
        int name = names.intern(words.chars, words.from[word], words.to[word]);
        for (int i = 0; i < Records.GIVEN; i++) {
            if (records.given(row, i) == Vocabulary.MISSING) {
                records.set(row, Records.FIRST_GIVEN + i, name);
                return;
            }
        }
    }

    /** A surname of one particle alone keeps it. */
    private boolean isParticle(int word) {
        return words.count > 1
                && words.length(word) <= 3
                && PARTICLES.contains(new String(words.chars, words.from[word], words.length(word)));
    }

    private int append(int word, int end) {
        int length = words.length(word);
        if (joined.length < end + length + 1) {
            joined = java.util.Arrays.copyOf(joined, (end + length + 1) * 2);
        }
        int at = end;
        if (end > 0) {
            joined[at++] = ' ';
        }
        System.arraycopy(words.chars, words.from[word], joined, at, length);
        return at + length;
    }

    private static int indexOf(Cell cell, char c) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.at(i) == c) {
                return i;
            }
        }
        return -1;
    }
}

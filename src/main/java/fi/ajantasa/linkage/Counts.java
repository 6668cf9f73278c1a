package fi.ajantasa.linkage;

import org.jspecify.annotations.Nullable;

/** How many of the left records have a text, spellings with and without accents together: counted, or as told on another day. */
final class Counts {
    private final Texts texts;
    private final int[] counts;
    private final @Nullable TextFrequencies told;
    private final int kind;
    private int records;

    Counts(Texts texts) {
        this.texts = texts;
        counts = new int[texts.size()];
        told = null;
        kind = 0;
    }

    /** @param kind of {@link Frequencies} */
    Counts(Texts texts, TextFrequencies told, int kind) {
        this.texts = texts;
        this.told = told;
        this.kind = kind;
        counts = new int[told.size()];
        for (int id = 1; id < counts.length; id++) {
            counts[id] = texts.plain(id) == id ? told.of(kind, id) : 0;
        }
        records = told.persons();
    }

    static Counts of(Texts texts, Column column) {
        Counts counts = new Counts(texts);
        for (int row = 0; row < column.size(); row++) {
            counts.add(column.get(row));
        }
        counts.records(column.persons());
        return counts;
    }

    void add(int id) {
        if (id != Vocabulary.MISSING) {
            counts[texts.plain(id)]++;
        }
    }

    void records(int size) {
        records = size;
    }

    int of(int id) {
        return ofPlain(texts.plain(id));
    }

    /** The same of a text by itself: nobody's when it is not the form without accents. */
    int ofPlain(int id) {
        if (id < counts.length) {
            return counts[id];
        }
        return told == null ? 0 : told.of(kind, id);
    }

    /** Forgets the texts interned since the beginning. */
    void forget() {
        if (told != null) {
            told.forget();
        }
    }

    /** The share of records that have the text; one that nobody has counts as half a record. */
    double share(int id) {
        return Math.max(of(id), 0.5) / records;
    }
}

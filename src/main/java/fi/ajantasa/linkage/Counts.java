package fi.ajantasa.linkage;

/** How many of the left records have a text, spellings with and without accents together. */
final class Counts {
    private final Texts texts;
    private final int[] counts;
    private int records;

    Counts(Texts texts) {
        this.texts = texts;
        counts = new int[texts.size()];
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
        int plain = texts.plain(id);
        return plain < counts.length ? counts[plain] : 0;
    }

    /** The share of records that have the text; one that nobody has counts as half a record. */
    double share(int id) {
        return Math.max(of(id), 0.5) / records;
    }
}

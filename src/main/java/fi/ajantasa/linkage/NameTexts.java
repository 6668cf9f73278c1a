package fi.ajantasa.linkage;

/** All names of both files with their frequencies on the left: as surname, former surname, first or any given name. */
final class NameTexts {
    final Texts texts;
    final Counts surnames;
    final Counts formers;
    final Counts firsts;
    final Counts anyGiven;
    final Counts parts;
    final Spread surnameSpread;
    final Spread givenSpread;
    final NameSexes sexes;
    private final int[] firstPart;
    private final int[] secondPart;

    NameTexts(Vocabulary names, Records left, Records right, boolean oneFile) {
        firstPart = new int[names.size()];
        secondPart = new int[names.size()];
        cutParts(names);
        texts = new Texts(names);
        surnames = Counts.of(texts, left.surname, left.size);
        formers = Counts.of(texts, left.former, left.size);
        firsts = firsts(left);
        anyGiven = anyGiven(left);
        parts = parts(left);
        surnameSpread =
                new Spread(surnames, Counts.of(texts, right.surname, right.size), left.surname, right.surname, oneFile);
        givenSpread = new Spread(anyGiven, anyGiven(right), firstColumn(left), firstColumn(right), oneFile);
        sexes = new NameSexes(texts, left, right);
    }

    /** The first part of a double name, {@link Vocabulary#MISSING} when it is a single one. */
    int firstPart(int id) {
        return id < firstPart.length ? firstPart[id] : Vocabulary.MISSING;
    }

    int secondPart(int id) {
        return id < secondPart.length ? secondPart[id] : Vocabulary.MISSING;
    }

    private void cutParts(Vocabulary names) {
        for (int id = 1; id < firstPart.length; id++) {
            int length = names.length(id);
            int blank = 0;
            while (blank < length && names.at(id, blank) != ' ') {
                blank++;
            }
            if (blank < length) {
                char[] text = names.text(id).toCharArray();
                firstPart[id] = names.intern(text, 0, blank);
                secondPart[id] = names.intern(text, blank + 1, length);
            }
        }
    }

    private Counts parts(Records records) {
        Counts counts = new Counts(texts);
        for (int row = 0; row < records.size; row++) {
            int surname = records.surname[row];
            counts.add(firstPart(surname));
            counts.add(secondPart(surname));
            if (firstPart(surname) == Vocabulary.MISSING) {
                counts.add(surname);
            }
        }
        counts.records(records.size);
        return counts;
    }

    private Counts firsts(Records records) {
        return Counts.of(texts, firstColumn(records), records.size);
    }

    private Counts anyGiven(Records records) {
        Counts counts = new Counts(texts);
        for (int place = 0; place < records.size * Records.GIVEN; place++) {
            counts.add(records.given[place]);
        }
        counts.records(records.size);
        return counts;
    }

    private static int[] firstColumn(Records records) {
        int[] firsts = new int[records.size];
        for (int row = 0; row < records.size; row++) {
            firsts[row] = records.given(row, 0);
        }
        return firsts;
    }
}

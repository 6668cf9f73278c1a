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
        Column surname = Column.of(left, Records.SURNAME);
        Column first = Column.of(left, Records.FIRST_GIVEN);
        surnames = Counts.of(texts, surname);
        formers = Counts.of(texts, Column.of(left, Records.FORMER));
        firsts = Counts.of(texts, first);
        anyGiven = anyGiven(left);
        parts = parts(left);
        surnameSpread = new Spread(surnames, surname, Column.of(right, Records.SURNAME), oneFile);
        givenSpread = new Spread(anyGiven, first, Column.of(right, Records.FIRST_GIVEN), oneFile);
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
        for (int row = 0; row < records.size(); row++) {
            int surname = records.surname(row);
            counts.add(firstPart(surname));
            counts.add(secondPart(surname));
            if (firstPart(surname) == Vocabulary.MISSING) {
                counts.add(surname);
            }
        }
        counts.records(records.size());
        return counts;
    }

    private Counts anyGiven(Records records) {
        Counts counts = new Counts(texts);
        for (int row = 0; row < records.size(); row++) {
            for (int i = 0; i < Records.GIVEN; i++) {
                counts.add(records.given(row, i));
            }
        }
        counts.records(records.size());
        return counts;
    }
}

package fi.ajantasa.linkage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    /** How surnames and given names hang together; unknown within one file, where one person's records stand side by side. */
    final @Nullable NameBond bond;

    private final Vocabulary names;
    private int[] firstPart;
    private int[] secondPart;
    private int cut = 1;

    NameTexts(Vocabulary names, Records left, Records right, boolean oneFile) {
        this.names = names;
        firstPart = new int[names.size()];
        secondPart = new int[names.size()];
        cutParts();
        texts = new Texts(names);
        cut = texts.size();
        firstPart = Arrays.copyOf(firstPart, cut);
        secondPart = Arrays.copyOf(secondPart, cut);
        Column surname = Column.of(left, Records.SURNAME);
        Column first = Column.of(left, Records.FIRST_GIVEN);
        Frequencies frequencies = left.frequencies();
        TextFrequencies told = frequencies == null ? null : frequencies.of(texts);
        if (told == null) {
            surnames = Counts.of(texts, surname);
            formers = Counts.of(texts, Column.of(left, Records.FORMER));
            firsts = Counts.of(texts, first);
            anyGiven = anyGiven(left);
            parts = parts(left);
        } else {
            surnames = new Counts(texts, told, Frequencies.SURNAME);
            formers = new Counts(texts, told, Frequencies.FORMER);
            firsts = new Counts(texts, told, Frequencies.FIRST);
            anyGiven = new Counts(texts, told, Frequencies.ANY_GIVEN);
            parts = new Counts(texts, told, Frequencies.PART);
        }
        surnameSpread = new Spread(surnames, surname, Column.of(right, Records.SURNAME), oneFile);
        givenSpread = new Spread(anyGiven, first, Column.of(right, Records.FIRST_GIVEN), oneFile);
        bond = oneFile ? null : NameBond.of(texts, left, surnames, told);
        sexes = new NameSexes(texts, left, right);
    }

    /** The first part of a double name, {@link Vocabulary#MISSING} when it is a single one. */
    int firstPart(int id) {
        return id < cut ? firstPart[id] : Vocabulary.MISSING;
    }

    int secondPart(int id) {
        return id < cut ? secondPart[id] : Vocabulary.MISSING;
    }

    /** Takes in the names interned since. */
    void learn() {
        cutParts();
        texts.learn();
    }

    /** Forgets the names interned since the beginning. */
    void forget() {
        texts.forget();
        surnames.forget();
        cut = Math.min(cut, texts.size());
    }

    private void cutParts() {
        int end = names.size();
        if (end > firstPart.length) {
            firstPart = Arrays.copyOf(firstPart, end + 16);
            secondPart = Arrays.copyOf(secondPart, end + 16);
        }
        for (int id = cut; id < end; id++) {
            firstPart[id] = Vocabulary.MISSING;
            secondPart[id] = Vocabulary.MISSING;
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
        cut = end;
    }

    private Counts parts(Records records) {
        Counts counts = new Counts(texts);
        for (int row = 0; row < records.size(); row++) {
            int surname = records.isVariant(row) ? Vocabulary.MISSING : records.surname(row);
            counts.add(firstPart(surname));
            counts.add(secondPart(surname));
            if (firstPart(surname) == Vocabulary.MISSING) {
                counts.add(surname);
            }
        }
        counts.records(records.persons());
        return counts;
    }

    private Counts anyGiven(Records records) {
        Counts counts = new Counts(texts);
        for (int row = 0; row < records.size(); row++) {
            for (int i = 0; i < Records.GIVEN && !records.isVariant(row); i++) {
                counts.add(records.given(row, i));
            }
        }
        counts.records(records.persons());
        return counts;
    }
}

package fi.ajantasa.linkage;

import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How surnames and given names hang together on the left: they go by language and family, so that two different persons
 * share both more often than the names by themselves let expect. Without it namesakes are taken for the person where
 * nothing but names agrees.
 */
final class NameBond {
    /** So many more bearers of a surname are imagined to have given names as everybody has. */
    private static final double CAUTION = 20;

    private final Texts texts;
    private final Counts surnames;
    private final IntBinaryOperator both;

    private NameBond(Texts texts, Counts surnames, IntBinaryOperator both) {
        this.texts = texts;
        this.surnames = surnames;
        this.both = both;
    }

    /**
     * By how many of the left persons have both names: counted, unless told.
     *
     * @param told how common the names are, where it is not counted
     */
    static NameBond of(Texts texts, Records left, Counts surnames, @Nullable TextFrequencies told) {
        if (told != null) {
            return new NameBond(texts, surnames, told::ofBoth);
        }
        HashCounts counted = new HashCounts(left.size());
        for (int row = 0; row < left.size(); row++) {
            if (!left.isVariant(row) && isBoth(left.surname(row), left.given(row, 0))) {
                counted.add(key(texts.plain(left.surname(row)), texts.plain(left.given(row, 0))));
            }
        }
        return new NameBond(texts, surnames, (surname, given) -> counted.of(key(surname, given)));
    }

    /**
     * The chance that somebody else of a left person's surname has that person's given name too.
     *
     * @param share of all persons who have the given name: the least the chance can be
     */
    double chance(int surname, int given, double share) {
        int alike = isBoth(surname, given) ? both.applyAsInt(texts.plain(surname), texts.plain(given)) : 0;
        int others = Math.max(0, alike - 1);
        int bearers = Math.max(others, surnames.of(surname) - 1);
        return Math.max(share, (others + CAUTION * share) / (bearers + CAUTION));
    }

    private static boolean isBoth(int surname, int given) {
        return surname != Vocabulary.MISSING && given != Vocabulary.MISSING;
    }

    private static int key(int surname, int given) {
        return Hashing.mix(surname, given) | 1;
    }
}

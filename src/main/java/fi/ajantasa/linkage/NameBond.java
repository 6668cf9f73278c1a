package fi.ajantasa.linkage;

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
    private final HashCounts both;

    /** Counts the left persons by both names. */
    NameBond(Texts texts, Records left, Counts surnames) {
        this.texts = texts;
        this.surnames = surnames;
        both = new HashCounts(left.size());
        for (int row = 0; row < left.size(); row++) {
            if (!left.isVariant(row)) {
                both.add(key(left.surname(row), left.given(row, 0)));
            }
        }
    }

    /**
     * The chance that somebody else of a left person's surname has that person's given name too.
     *
     * @param share of all persons who have the given name: the least the chance can be
     */
    double chance(int surname, int given, double share) {
        int others = Math.max(0, both.of(key(surname, given)) - 1);
        int bearers = Math.max(others, surnames.of(surname) - 1);
        return Math.max(share, (others + CAUTION * share) / (bearers + CAUTION));
    }

    private int key(int surname, int given) {
        return surname == Vocabulary.MISSING || given == Vocabulary.MISSING
                ? 0
                : Hashing.mix(texts.plain(surname), texts.plain(given)) | 1;
    }
}

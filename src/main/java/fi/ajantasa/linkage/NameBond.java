package fi.ajantasa.linkage;

/**
 * How much more often two different persons share surname and given name than the two names by themselves let expect:
 * names go by language and family. Without it namesakes are taken for the person where nothing but names agrees.
 */
final class NameBond {
    /** So many pairs count as if they were seen without a bond: few persons do not show one. */
    private static final double CAUTION = 50;

    private static final double STRONGEST = 4;

    private NameBond() {}

    /** The factor, from 1 on, as the left records show it. */
    static double of(Texts texts, Records left, Counts surnames, Counts firsts) {
        HashCounts pairs = new HashCounts(left.size());
        double expected = 0;
        double seen = 0;
        for (int row = 0; row < left.size(); row++) {
            int surname = left.surname(row);
            int given = left.given(row, 0);
            if (surname != Vocabulary.MISSING && given != Vocabulary.MISSING && !left.isVariant(row)) {
                int both = Hashing.mix(texts.plain(surname), texts.plain(given)) | 1;
                seen += pairs.of(both);
                pairs.add(both);
                expected += surnames.share(surname) * firsts.share(given);
            }
        }
        expected *= left.persons() / 2.0;
        return Math.max(1, Math.min(STRONGEST, (seen + CAUTION) / (expected + CAUTION)));
    }
}

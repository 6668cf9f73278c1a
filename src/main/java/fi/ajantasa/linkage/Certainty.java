package fi.ajantasa.linkage;

import java.util.List;

/**
 * The plain rule that EM is checked against: two records are certainly of one person when they agree fully in two things
 * that are not shared at home, so rare together that not one of a thousand records would meet a stranger like that, and
 * in names and birth date nothing contradicts.
 */
final class Certainty {
    private static final double MARGIN = Math.log(1000);

    private final List<Comparison> comparisons;
    private final PairComparer comparer;
    private final double needed;

    Certainty(List<Comparison> comparisons, PairComparer comparer, int left) {
        this.comparisons = comparisons;
        this.comparer = comparer;
        needed = Math.log(left) + MARGIN;
    }

    /** Whether the pair that was compared last is certain. */
    boolean isCertain(long pattern, int left, int right) {
        int agreeing = 0;
        double rarity = 0;
        for (int c = 0; c < comparisons.size(); c++) {
            Comparison comparison = comparisons.get(c);
            int level = PairComparer.level(pattern, c) - 1;
            if (comparison.isOfThePerson() && level == comparison.levels().size() - 1) {
                return false;
            }
            boolean choice = comparison.levels().get(0).basis() == Basis.CHOICE;
            if (level == 0 && !choice && !comparison.sharedAtHome()) {
                agreeing++;
                rarity += comparer.rarity(c, level, left, right);
            }
        }
        return agreeing >= 2 && rarity >= needed;
    }
}

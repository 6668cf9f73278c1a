package fi.ajantasa.linkage;

import java.util.List;

/** Compares one pair in everything: a pattern of levels, and how rare it is among different persons. Nothing is allocated. */
final class PairComparer {
    private static final int BITS = 4;
    private static final int ONE = (1 << BITS) - 1;

    private final Comparison[] comparisons;
    private final Basis[][] bases;
    private final double[][] rarities;
    private long pattern;
    private double rarity;

    /** @param u the u probability of each level of each comparison that is sampled */
    PairComparer(List<Comparison> comparisons, double[][] u) {
        this.comparisons = comparisons.toArray(new Comparison[0]);
        bases = new Basis[u.length][];
        rarities = new double[u.length][];
        for (int c = 0; c < u.length; c++) {
            bases[c] = this.comparisons[c].levels().stream().map(Level::basis).toArray(Basis[]::new);
            rarities[c] = new double[u[c].length];
            for (int level = 0; level < u[c].length; level++) {
                rarities[c][level] = bases[c][level] == Basis.CHOICE ? 0 : -Math.log(u[c][level]);
            }
        }
    }

    void compare(int left, int right) {
        pattern = 0;
        rarity = 0;
        for (int c = 0; c < comparisons.length; c++) {
            int level = comparisons[c].level(left, right);
            if (level != Comparison.MISSING) {
                pattern |= (long) (level + 1) << (BITS * c);
                rarity += rarity(c, level, left, right);
            }
        }
    }

    /** The levels of the pair last compared, four bits for each comparison, 0 for a missing one. */
    long pattern() {
        return pattern;
    }

    /** The negative natural logarithm of the u probability of the pair last compared. */
    double rarity() {
        return rarity;
    }

    /** The same of one comparison. */
    double rarity(int comparison, int level, int left, int right) {
        return bases[comparison][level] == Basis.FREQUENCY
                ? -Math.log(comparisons[comparison].chance(left, right, level))
                : rarities[comparison][level];
    }

    static int level(long pattern, int comparison) {
        return (int) (pattern >>> (BITS * comparison)) & ONE;
    }

    /** The sum of a table's entries for the levels of a pattern. */
    static double sum(double[][] table, long pattern) {
        double sum = 0;
        for (int c = 0; c < table.length; c++) {
            int level = (int) (pattern >>> (BITS * c)) & ONE;
            if (level > 0) {
                sum += table[c][level - 1];
            }
        }
        return sum;
    }
}

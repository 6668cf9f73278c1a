package fi.ajantasa.linkage;

import java.util.List;

/** How often pairs fall on each level of each comparison. */
final class LevelCounts {
    private final List<Comparison> comparisons;
    private final double[][] counts;

    LevelCounts(List<Comparison> comparisons) {
        this.comparisons = comparisons;
        counts = new double[comparisons.size()][];
        for (int c = 0; c < counts.length; c++) {
            counts[c] = new double[comparisons.get(c).levels().size()];
        }
    }

    void add(int left, int right) {
        for (int c = 0; c < counts.length; c++) {
            int level = comparisons.get(c).level(left, right);
            if (level != Comparison.MISSING) {
                counts[c][level]++;
            }
        }
    }

    void add(int comparison, int level, double weight) {
        counts[comparison][level] += weight;
    }

    /** The share of each level; {@code extra} pairs are spread over the levels as {@code like} says, so that none is 0. */
    void shares(double extra, double[][] like, double[][] into) {
        for (int c = 0; c < counts.length; c++) {
            double sum = extra;
            for (double count : counts[c]) {
                sum += count;
            }
            for (int level = 0; level < counts[c].length; level++) {
                into[c][level] = (counts[c][level] + extra * like[c][level]) / sum;
            }
        }
    }

    double count(int comparison, int level) {
        return counts[comparison][level];
    }

    /** An equal share for each level. */
    static double[][] even(List<Comparison> comparisons) {
        double[][] even = new double[comparisons.size()][];
        for (int c = 0; c < even.length; c++) {
            int levels = comparisons.get(c).levels().size();
            even[c] = new double[levels];
            java.util.Arrays.fill(even[c], 1.0 / levels);
        }
        return even;
    }
}

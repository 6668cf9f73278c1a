package fi.ajantasa.linkage;

import java.util.List;

/**
 * What training learns: for each level of each comparison the m probability (the same person), the u probability (any
 * two persons) and the probability among persons of one home; and which share of the right records has its person on
 * the left, and which has only a relative there.
 */
final class Parameters {
    final double[][] m;
    final double[][] u;
    final double[][] related;
    double registered;
    double relative;

    /** The share of the right records that have a certain match, by a plain rule. */
    double certain;

    Parameters(List<Comparison> comparisons) {
        m = new double[comparisons.size()][];
        u = new double[comparisons.size()][];
        related = new double[comparisons.size()][];
        for (int c = 0; c < m.length; c++) {
            int levels = comparisons.get(c).levels().size();
            m[c] = start(levels);
            u[c] = new double[levels];
            related[c] = new double[levels];
        }
    }

    /** Before anything is known agreement is likely and the last level is not. */
    private static double[] start(int levels) {
        double[] m = new double[levels];
        for (int level = 0; level < levels; level++) {
            m[level] = level == 0 ? 0.85 : level == levels - 1 ? 0.03 : 0.12 / Math.max(1, levels - 2);
        }
        return m;
    }

    static double[][] logarithms(double[][] table) {
        double[][] logs = new double[table.length][];
        for (int c = 0; c < table.length; c++) {
            logs[c] = new double[table[c].length];
            for (int level = 0; level < logs[c].length; level++) {
                logs[c][level] = Math.log(table[c][level]);
            }
        }
        return logs;
    }
}

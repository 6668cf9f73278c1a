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

    /** Where levels are ordered, puts those between which the evidence would rise on one ratio of m to u. */
    void keepOrder(List<Comparison> comparisons) {
        for (int c = 0; c < m.length; c++) {
            if (comparisons.get(c).isOrdered()) {
                keepOrder(m[c], u[c]);
            }
        }
    }

    /** Pools adjacent violators. */
    private static void keepOrder(double[] m, double[] u) {
        int[] starts = new int[m.length];
        double[] pooledM = new double[m.length];
        double[] pooledU = new double[m.length];
        int pools = 0;
        for (int level = 0; level < m.length; level++) {
            starts[pools] = level;
            pooledM[pools] = m[level];
            pooledU[pools++] = u[level];
            while (pools > 1 && pooledM[pools - 1] * pooledU[pools - 2] > pooledM[pools - 2] * pooledU[pools - 1]) {
                pools--;
                pooledM[pools - 1] += pooledM[pools];
                pooledU[pools - 1] += pooledU[pools];
            }
        }
        for (int pool = 0; pool < pools; pool++) {
            int end = pool + 1 < pools ? starts[pool + 1] : m.length;
            for (int level = starts[pool]; level < end; level++) {
                m[level] = u[level] * pooledM[pool] / pooledU[pool];
            }
        }
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

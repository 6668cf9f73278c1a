package fi.ajantasa.linkage;

import java.util.List;

/**
 * How different persons of one home agree, learned without labels: two left records of one home are two persons. From
 * it follows what a relative who is not on the left looks like beside the one who is.
 */
final class Relatives {
    private static final int MOST_PAIRS = 30_000;
    private static final int LEAST_PAIRS = 100;
    private static final int LARGEST_HOME = 12;
    private static final int AGREEING = 2;

    private final List<Comparison> comparisons;
    private final LevelCounts counts;
    private int pairs;

    /** @param comparisons of the left records with themselves, in the order of those of left and right */
    Relatives(List<Comparison> comparisons, Records left, Places places) {
        this.comparisons = List.copyOf(comparisons);
        counts = new LevelCounts(comparisons);
        collect(left, places);
    }

    boolean areKnown() {
        return pairs >= LEAST_PAIRS;
    }

    /**
     * The probabilities among relatives, as seen through the right file's mistakes: what two relatives share is then
     * said as well or as badly as of one person.
     */
    void fill(double[][] m, double[][] u, double[][] related) {
        double[][] seen = new double[m.length][];
        for (int c = 0; c < m.length; c++) {
            seen[c] = new double[m[c].length];
        }
        counts.shares(2, u, seen);
        for (int c = 0; c < m.length; c++) {
            Comparison comparison = comparisons.get(c);
            if (comparison.sharedAtHome() || comparison.levels().get(0).basis() == Basis.CHOICE) {
                System.arraycopy(m[c], 0, related[c], 0, m[c].length);
            } else {
                blur(seen[c], m[c], related[c]);
            }
        }
    }

    private static void blur(double[] seen, double[] m, double[] related) {
        int agreeing = Math.min(AGREEING, seen.length - 1);
        double same = 0;
        for (int level = 0; level < agreeing; level++) {
            same += seen[level];
        }
        for (int level = 0; level < seen.length; level++) {
            related[level] = same * m[level] + (level < agreeing ? 0 : seen[level]);
        }
    }

    private void collect(Records left, Places places) {
        IntList homes = new IntList();
        IntList rows = new IntList();
        for (int row = 0; row < left.size(); row++) {
            int home = places.home(left, row);
            if (home != 0) {
                homes.add(Hashing.mix(home));
                rows.add(row);
            }
        }
        BlockIndex index = new BlockIndex(homes, rows, LARGEST_HOME);
        int step = Math.max(1, homes.size() / MOST_PAIRS);
        for (int i = 0; i < homes.size(); i += step) {
            pairWithHome(index, homes.get(i), rows.get(i), left, places);
        }
    }

    private void pairWithHome(BlockIndex index, int key, int row, Records left, Places places) {
        for (int place = index.from(key); place < index.to(key); place++) {
            int other = index.row(place, key);
            if (other >= 0 && other != row && places.home(left, other) == places.home(left, row)) {
                counts.add(other, row);
                pairs++;
            }
        }
    }
}

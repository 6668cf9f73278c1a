package fi.ajantasa.linkage;

import java.util.List;

/**
 * How different persons of one home agree, learned without labels: two left records of one home are two persons. From
 * it follows what a relative who is not on the left looks like beside the one who is.
 */
final class RegisteredRelatives implements Relatives {
    private static final int MOST_PAIRS = 30_000;
    private static final int LEAST_PAIRS = 100;
    private static final int LARGEST_HOME = 12;
    private static final int AGREEING = 2;

    private final List<Comparison> comparisons;
    private final LevelCounts counts;
    private int pairs;

    /** @param comparisons of the left records with themselves, in the order of those of left and right */
    RegisteredRelatives(List<Comparison> comparisons, Records left, Places places) {
        this.comparisons = List.copyOf(comparisons);
        counts = new LevelCounts(comparisons);
        collect(left, places);
    }

    @Override
    public boolean areKnown() {
        return pairs >= LEAST_PAIRS;
    }

    /**
     * The probabilities among relatives, as seen through the right file's mistakes: what two relatives share is then
     * said as well or as badly as of one person.
     */
    @Override
    public void fill(Parameters parameters) {
        double[][] seen = LevelCounts.even(comparisons);
        counts.shares(2, parameters.u, seen);
        for (int c = 0; c < seen.length; c++) {
            Comparison comparison = comparisons.get(c);
            double[] m = parameters.m[c];
            if (comparison.sharedAtHome() || comparison.isChoice()) {
                System.arraycopy(m, 0, parameters.related[c], 0, m.length);
            } else {
                blur(seen[c], m, parameters.related[c]);
            }
        }
    }

    /** Nothing: what was learned from the register stays. */
    @Override
    public void learn(LevelCounts seen) {}

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
            if (home != 0 && !left.isVariant(row)) {
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
            boolean sameHome = other >= 0 && other != row && places.home(left, other) == places.home(left, row);
            if (sameHome && !isTwice(other, row)) {
                counts.add(other, row);
                pairs++;
            }
        }
    }

    /** Whether the register has one person twice: no two people of a home share all that they are born with. */
    private boolean isTwice(int a, int b) {
        int same = 0;
        for (Comparison comparison : comparisons) {
            int level = comparison.isOfThePerson() ? comparison.level(a, b) : Comparison.MISSING;
            if (level > 0) {
                return false;
            }
            same += level == 0 ? 1 : 0;
        }
        return same >= AGREEING;
    }
}

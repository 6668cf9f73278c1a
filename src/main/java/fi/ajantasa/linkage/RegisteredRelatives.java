package fi.ajantasa.linkage;

import java.util.List;

/**
 * How different persons of one home agree, learned without labels: two left records of one home are two persons. From
 * it follows what a relative who is not on the left looks like beside the one who is.
 */
final class RegisteredRelatives implements Relatives {
    private static final int MOST_PAIRS = 30_000;
    private static final double TRUST_IN_GUESS = 20;
    private static final int LARGEST_HOME = 12;
    private static final int AGREEING = 2;

    /** What relatives agree in as rarely as this they have from birth on, each for themselves. */
    private static final double BORN_WITH = 0.01;

    private final List<Comparison> comparisons;
    private final LevelCounts counts;
    private final double[][] guesses;
    private final double[][] ofHomes;
    private final double[][] learned;
    private int pairs;
    private boolean isLearned;

    /** @param comparisons of the left records with themselves, in the order of those of left and right */
    RegisteredRelatives(List<Comparison> comparisons, Records left, Places places) {
        this.comparisons = List.copyOf(comparisons);
        counts = new LevelCounts(comparisons);
        guesses = LevelCounts.even(comparisons);
        ofHomes = LevelCounts.even(comparisons);
        learned = LevelCounts.even(comparisons);
        collect(left, places);
    }

    @Override
    public boolean areKnown() {
        return comparisons.stream().anyMatch(Comparison::sharedAtHome);
    }

    /**
     * The probabilities among relatives, as seen through the right file's mistakes: what two relatives share is then
     * said as well or as badly as of one person. Where the left has few homes of several persons a guess counts for more.
     */
    @Override
    public void fill(Parameters parameters) {
        double[][] seen = LevelCounts.even(comparisons);
        Relatives.guess(comparisons, parameters, guesses);
        counts.shares(TRUST_IN_GUESS, guesses, seen);
        for (int c = 0; c < seen.length; c++) {
            Comparison comparison = comparisons.get(c);
            boolean shared = comparison.sharedAtHome() || comparison.isChoice();
            blur(seen[c], parameters.m[c], ofHomes[c]);
            double[] related = shared ? parameters.m[c] : isLearned ? learned[c] : ofHomes[c];
            System.arraycopy(related, 0, parameters.related[c], 0, related.length);
        }
    }

    /** Adds what the right file shows; where the left has many homes of several persons that changes next to nothing. */
    @Override
    public void learn(LevelCounts seen) {
        seen.shares(TRUST_IN_GUESS + pairs, ofHomes, learned);
        isLearned = true;
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

    /**
     * Whether the left has one person twice: no two people of a home share all that they are born with, and hardly any
     * share surname and given names while nothing tells them apart.
     */
    private boolean isTwice(int a, int b) {
        int same = 0;
        boolean samePerson = false;
        for (Comparison comparison : comparisons) {
            int level =
                    comparison.sharedAtHome() || comparison.isChoice() ? Comparison.MISSING : comparison.level(a, b);
            if (level > 0 && comparison.familiar() <= BORN_WITH) {
                return false;
            }
            same += level == 0 ? 1 : 0;
            samePerson |= level == 0 && comparison.isOfThePerson();
        }
        return samePerson && same >= AGREEING;
    }
}

package fi.ajantasa.linkage;

import java.util.List;
import java.util.SplittableRandom;

/** Learns the u probabilities from random pairs, which are different persons but for a few. */
final class Strangers {
    private static final int PAIRS = 100_000;
    private static final long SEED = 20261122;

    private Strangers() {}

    static void learn(List<Comparison> comparisons, int left, int right, boolean oneFile, double[][] u) {
        SplittableRandom random = new SplittableRandom(SEED);
        LevelCounts counts = new LevelCounts(comparisons);
        for (int i = 0; i < PAIRS; i++) {
            int l = random.nextInt(left);
            int r = random.nextInt(right);
            if (!oneFile || l != r) {
                counts.add(l, r);
            }
        }
        counts.shares(0.5, LevelCounts.even(comparisons), u);
    }
}

package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Counts links against the truth. */
final class Scoring {
    private static final double[] THRESHOLDS = {
        0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999
    };

    private final Links links;
    private final Truth truth;

    Scoring(Links links, Truth truth) {
        this.links = links;
        this.truth = truth;
    }

    /** The curve of the links that count. */
    ThresholdCurve curve(IntPredicate counts, double chosen) {
        List<Figures> all = new ArrayList<>();
        for (double threshold : THRESHOLDS) {
            all.add(figures(counts, threshold));
        }
        return new ThresholdCurve(all, figures(counts, chosen));
    }

    private Figures figures(IntPredicate counts, double threshold) {
        long right = 0;
        long wrong = 0;
        double expected = 0;
        for (int link = 0; link < links.size(); link++) {
            if (links.probability(link) >= threshold && counts.test(link)) {
                boolean same = truth.isSame(links.left(link), links.right(link));
                right += same ? 1 : 0;
                wrong += same ? 0 : 1;
                expected += 1 - links.probability(link);
            }
        }
        return Figures.of(threshold, right, wrong, truth.pairs(), expected);
    }

    /**
     * The threshold at which the model expects the best F1, from its probabilities alone: as many true links as they sum
     * up to. It is never below one half, where a link would be more likely wrong than right.
     */
    static double chosen(Links links) {
        double[] sorted = new double[links.size()];
        Arrays.setAll(sorted, links::probability);
        Arrays.sort(sorted);
        double all = Arrays.stream(sorted).sum();
        double found = 0;
        double best = 0;
        double chosen = 0.5;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] >= 0.5; i--) {
            found += sorted[i];
            double f1 = 2 * found / (sorted.length - i + all);
            if (f1 >= best) {
                best = f1;
                chosen = sorted[i];
            }
        }
        return chosen;
    }
}

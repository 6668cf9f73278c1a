package fi.ajantasa.linkage;

import java.util.List;

/**
 * What linking two files found, and how true it is.
 *
 * @param refused why the training is not to be trusted; empty when it is
 * @param threshold the enrich threshold the model chose without the truth
 * @param expectedFalseLinks of one-best at that threshold, by the model's own probabilities
 * @param actualFalseLinks by the truth; 0 when there is none
 */
public record Evaluation(
        Size size,
        String refused,
        double threshold,
        double expectedFalseLinks,
        long actualFalseLinks,
        ThresholdCurve allPairs,
        ThresholdCurve oneBest,
        Learned learned) {

    /** How much was compared. */
    public record Size(long left, long right, long truePairs, long comparedPairs) {}

    /** What training learned: shares of the right records, and a weight for each level. */
    public record Learned(
            double registeredShare,
            double relativeShare,
            double certainShare,
            List<LearnedComparison> comparisons,
            List<KeyCount> keys) {
        public Learned {
            comparisons = List.copyOf(comparisons);
            keys = List.copyOf(keys);
        }
    }

    /** One comparison with its levels. */
    public record LearnedComparison(String comparison, List<LearnedLevel> levels) {
        public LearnedComparison {
            levels = List.copyOf(levels);
        }
    }

    /** The match weight is in bits: log2 of m over u. */
    public record LearnedLevel(String level, double m, double u, double weight) {}

    /** How many candidates a blocking key found that no earlier one had, and how many blocks were too large. */
    public record KeyCount(String key, long candidates, long blocksTooLarge) {}
}

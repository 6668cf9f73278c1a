package fi.ajantasa.linkage;

/** How well links of at least a probability hit the truth. */
public record Figures(
        double threshold,
        double precision,
        double recall,
        double f1,
        long truePositives,
        long falsePositives,
        long falseNegatives,
        double expectedFalsePositives) {

    static Figures of(double threshold, long right, long wrong, long truths, double expectedWrong) {
        return new Figures(
                threshold,
                right + wrong == 0 ? 1 : (double) right / (right + wrong),
                truths == 0 ? 1 : (double) right / truths,
                right + wrong + truths == 0 ? 1 : 2.0 * right / (right + wrong + truths),
                right,
                wrong,
                truths - right,
                expectedWrong);
    }
}

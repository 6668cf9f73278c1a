package fi.ajantasa.cli;

import fi.ajantasa.linkage.Evaluation;
import fi.ajantasa.linkage.Figures;
import fi.ajantasa.linkage.ThresholdCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation of links as lines for a terminal. */
record EvaluationText(Evaluation evaluation) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Evaluation.Size size = evaluation.size();
        Evaluation.Learned learned = evaluation.learned();
        lines.add(text(
                "%d × %d records, %d pairs compared, %d true pairs",
                size.left(), size.right(), size.comparedPairs(), size.truePairs()));
        lines.add(text(
                "of each right record: %.4f on the left (certain: %.4f), %.4f only a relative",
                learned.registeredShare(), learned.certainShare(), learned.relativeShare()));
        if (!evaluation.refused().isEmpty()) {
            lines.add("not to be used for linking: " + evaluation.refused());
        }
        learned.keys()
                .forEach(key -> lines.add(text(
                        "  key %-40s %,12d candidates, %d blocks too large",
                        key.key(), key.candidates(), key.blocksTooLarge())));
        curve("all pairs", evaluation.allPairs(), lines);
        curve("one best", evaluation.oneBest(), lines);
        lines.add(text(
                "false links at the model's threshold: %.1f expected, %d found",
                evaluation.expectedFalseLinks(), evaluation.actualFalseLinks()));
        return lines;
    }

    private static void curve(String title, ThresholdCurve curve, List<String> lines) {
        lines.add(title);
        curve.byThreshold().forEach(it -> lines.add(line("  p ≥ ", it)));
        lines.add(line("  chosen p ≥ ", curve.chosen()));
    }

    private static String line(String label, Figures it) {
        return text(
                "%s%.3f  precision %.5f  recall %.5f  F1 %.5f  true %d  false %d (expected %.1f)  missed %d",
                label,
                it.threshold(),
                it.precision(),
                it.recall(),
                it.f1(),
                it.truePositives(),
                it.falsePositives(),
                it.expectedFalsePositives(),
                it.falseNegatives());
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

package fi.ajantasa.cli;

import fi.ajantasa.linkage.Evaluation;
import fi.ajantasa.linkage.Explanation;
import fi.ajantasa.linkage.Figures;
import fi.ajantasa.linkage.ThresholdCurve;
import fi.ajantasa.report.LinkExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code link} found as lines for a terminal. */
final class LinkText {
    private LinkText() {}

    static List<String> of(Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        Evaluation.Size size = evaluation.size();
        Evaluation.Learned learned = evaluation.learned();
        lines.add(text("%,d × %,d records, %,d pairs compared", size.left(), size.right(), size.comparedPairs()));
        lines.add(text(
                "of the right records %.4f have their person on the left (certain by rule: %.4f), %.4f only a relative",
                learned.registeredShare(), learned.certainShare(), learned.relativeShare()));
        if (!evaluation.refused().isEmpty()) {
            lines.add("not to be used for linking: " + evaluation.refused());
        }
        lines.add("candidates by blocking key");
        learned.keys().stream()
                .filter(it -> it.candidates() + it.blocksTooLarge() > 0)
                .forEach(it -> lines.add(
                        text("  %-42s %,12d, %,d blocks too large", it.key(), it.candidates(), it.blocksTooLarge())));
        curve("all pairs", evaluation.allPairs(), lines);
        curve("one best", evaluation.oneBest(), lines);
        lines.add(text(
                "%,d true pairs; false links at the model's threshold: %.1f expected, %d found",
                size.truePairs(), evaluation.expectedFalseLinks(), evaluation.actualFalseLinks()));
        return lines;
    }

    static List<String> of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(text("left %s, right %s", explanation.left(), explanation.right()));
        lines.add(text("  %+7.1f bits  before anything is compared", explanation.start()));
        explanation
                .steps()
                .forEach(it -> lines.add(text(
                        "  %+7.1f bits  %s: %s  [%s / %s]",
                        it.weight(), it.comparison(), it.level(), it.left(), it.right())));
        lines.add(text("  %+7.1f bits  together", explanation.weight()));
        lines.add(text(
                "probability %.4f; likeliest other %.4f; an unregistered relative %.4f; nobody %.4f",
                explanation.probability(), explanation.runnerUp(), explanation.relative(), explanation.nobody()));
        return lines;
    }

    /** Why rows without identity codes are a customer's, or may be; no values, and only how many may not be told. */
    static List<String> of(List<LinkExample> links) {
        List<String> lines = new ArrayList<>();
        for (LinkExample link : links) {
            if (link instanceof LinkExample.Told told) {
                tell(told, lines);
            }
        }
        long withheld = LinkExample.withheld(links);
        if (withheld > 0) {
            lines.add(text("links of which nothing is told because of a protection order: %d", withheld));
        }
        return lines;
    }

    private static void tell(LinkExample.Told link, List<String> lines) {
        LinkExample.Source source = link.source();
        String verdict = link.verdict().toLowerCase(Locale.ROOT);
        lines.add(text(
                "linked to %s, delivery %d, row %d: %s by %s",
                source.register(), source.extract(), source.row(), verdict, source.rule()));
        lines.add(text("  probability %.4f, weight %+.1f bits, %s", link.probability(), link.weight(), next(link)));
        link.steps().forEach(it -> lines.add(text("  %+6.1f  %s: %s", it.weight(), it.comparison(), it.level())));
    }

    private static String next(LinkExample.Told link) {
        if (link.runnerUp() == null) {
            return "no other customer comes near";
        }
        return link.hidesRunnerUp()
                ? "who comes next is not told because of a protection order"
                : text("next customer %s with %.4f", link.runnerUp(), link.runnerUpProbability());
    }

    private static void curve(String title, ThresholdCurve curve, List<String> lines) {
        lines.add(title);
        curve.byThreshold().forEach(it -> lines.add(line("p ≥", it)));
        lines.add(line("chosen", curve.chosen()));
    }

    private static String line(String label, Figures it) {
        return text(
                "  %-6s %.3f  precision %.5f  recall %.5f  F1 %.5f  true %,d  false %,d (expected %.1f)  missed %,d",
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

package fi.ajantasa.linkage;

import java.util.List;
import java.util.Locale;

/** An evaluation as one HTML page without script: curve, figures, weights, and the worst errors as waterfalls. */
public final class EvaluationPage {
    private static final String STYLE =
            """
            body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#1c2430}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem}h3{font-size:1rem;margin:1.6rem 0 .3rem}
            table{border-collapse:collapse;font-variant-numeric:tabular-nums}
            th,td{padding:.2rem .7rem;text-align:right;border-bottom:1px solid #d9dee6}
            th:first-child,td:first-child{text-align:left}tr.chosen{font-weight:600;background:#eef4ff}
            .note{color:#56606e}.refused{background:#fff0ef;border:1px solid #c9423a;padding:.6rem 1rem}
            svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:#1c2430}
            """;

    private final StringBuilder html = new StringBuilder(1 << 14);
    private final Evaluation evaluation;
    private final List<LinkError> errors;

    /** A page about an evaluation and some of its errors. */
    public EvaluationPage(Evaluation evaluation, List<LinkError> errors) {
        this.evaluation = evaluation;
        this.errors = List.copyOf(errors);
    }

    /** Writes the page. */
    public String write() {
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"robots\" content=\"noindex\"><title>Ajantasa · link evaluation</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Link evaluation</h1>");
        summary();
        curve("One best link for each record", evaluation.oneBest());
        curve("All pairs", evaluation.allPairs());
        weights();
        errors();
        return html.append("</body></html>").toString();
    }

    private void summary() {
        Evaluation.Size size = evaluation.size();
        Evaluation.Learned learned = evaluation.learned();
        paragraph(
                "%,d records against %,d; %,d pairs compared; %,d true pairs.",
                size.left(), size.right(), size.comparedPairs(), size.truePairs());
        paragraph(
                "Learned without labels: %.1f %% of the right records have their person on the left (certain by rule: "
                        + "%.1f %%), %.1f %% only a relative. Threshold chosen by the model: %.3f. False links there: "
                        + "%.1f expected, %d found.",
                100 * learned.registeredShare(),
                100 * learned.certainShare(),
                100 * learned.relativeShare(),
                evaluation.threshold(),
                evaluation.expectedFalseLinks(),
                evaluation.actualFalseLinks());
        if (!evaluation.refused().isEmpty()) {
            html.append("<p class=\"refused\">Not to be used for linking: ")
                    .append(Svg.escaped(evaluation.refused()))
                    .append("</p>");
        }
    }

    private void curve(String title, ThresholdCurve curve) {
        html.append("<h2>").append(title).append("</h2>").append(new CurvePicture(curve).svg());
        html.append("<table><tr><th>p ≥</th><th>precision</th><th>recall</th><th>F1</th><th>true</th><th>false</th>")
                .append("<th>expected false</th><th>missed</th></tr>");
        curve.byThreshold().forEach(it -> row(it, ""));
        row(curve.chosen(), " class=\"chosen\"");
        html.append("</table>");
    }

    private void row(Figures it, String attributes) {
        html.append(text(
                "<tr%s><td>%.3f</td><td>%.5f</td><td>%.5f</td><td>%.5f</td><td>%,d</td><td>%,d</td><td>%.1f</td>"
                        + "<td>%,d</td></tr>",
                attributes,
                it.threshold(),
                it.precision(),
                it.recall(),
                it.f1(),
                it.truePositives(),
                it.falsePositives(),
                it.expectedFalsePositives(),
                it.falseNegatives()));
    }

    private void weights() {
        html.append("<h2>Match weights</h2>");
        paragraph(
                "Each level's weight in bits: one bit doubles the odds. Levels that go by frequency weigh more for a rare "
                        + "value and less for a common one; shown is the middle.");
        html.append(new WeightPicture(evaluation.learned().comparisons()).svg());
    }

    private void errors() {
        if (errors.isEmpty()) {
            return;
        }
        html.append("<h2>Worst errors</h2>");
        paragraph("Wrong at the chosen threshold, the most certain first. Values are masked.");
        for (LinkError error : errors) {
            Explanation it = error.explanation();
            html.append("<h3>").append(error.missed() ? "Missed: " : "False: ");
            html.append(Svg.escaped("left " + it.left() + ", right " + it.right()))
                    .append("</h3>");
            paragraph(
                    "Probability %.4f; likeliest other %.4f; an unregistered relative %.4f; nobody %.4f.",
                    it.probability(), it.runnerUp(), it.relative(), it.nobody());
            html.append(new WaterfallPicture(it).svg());
        }
    }

    private void paragraph(String format, Object... arguments) {
        html.append("<p class=\"note\">")
                .append(Svg.escaped(text(format, arguments)))
                .append("</p>");
    }

    private static String text(String format, Object... arguments) {
        return arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
    }
}

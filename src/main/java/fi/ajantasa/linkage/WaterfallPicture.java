package fi.ajantasa.linkage;

import java.util.Locale;

/** How the weight of a pair comes about: from the start each comparison adds or takes away. */
public record WaterfallPicture(Explanation explanation) {
    private static final int WIDTH = 900;
    private static final int ROW = 22;
    private static final int LEFT = 330;
    private static final int RIGHT = 620;

    /** The picture of a link's weights, as SVG that can stand in a page. */
    public static String svg(Explanation explanation) {
        return new WaterfallPicture(explanation).svg();
    }

    String svg() {
        int rows = explanation.steps().size() + 2;
        Svg svg = new Svg(WIDTH, rows * ROW + 14, "Weight of the pair, comparison by comparison, in bits");
        double lowest = lowest();
        double scale = (RIGHT - LEFT) / (highest() - lowest);
        double zero = LEFT - lowest * scale;
        svg.line(zero, 0, zero, rows * ROW, "#8a94a3");
        double sum = explanation.start();
        bar(svg, ROW, zero, zero + sum * scale, "start", sum, "");
        int row = 1;
        for (Explanation.Step step : explanation.steps()) {
            double from = zero + sum * scale;
            sum += step.weight();
            String values = step.left().isEmpty() && step.right().isEmpty() ? "" : step.left() + " / " + step.right();
            bar(
                    svg,
                    ++row * ROW,
                    from,
                    zero + sum * scale,
                    step.comparison() + ": " + step.level(),
                    step.weight(),
                    values);
        }
        bar(svg, ++row * ROW, zero, zero + sum * scale, "together", sum, "");
        return svg.done();
    }

    private static void bar(Svg svg, int y, double from, double to, String name, double weight, String values) {
        String colour = weight < 0 ? "#e07b74" : "#6fae7f";
        svg.text(0, y, "start", name.length() > 52 ? name.substring(0, 51) + "…" : name);
        svg.rectangle(Math.min(from, to), y - 12, Math.max(1, Math.abs(to - from)), 14, colour);
        svg.text(RIGHT + 8, y, "start", String.format(Locale.ROOT, "%+.1f", weight));
        svg.text(RIGHT + 60, y, "start", values);
    }

    private double lowest() {
        double sum = explanation.start();
        double lowest = Math.min(0, sum);
        for (Explanation.Step step : explanation.steps()) {
            sum += step.weight();
            lowest = Math.min(lowest, sum);
        }
        return lowest;
    }

    private double highest() {
        double sum = explanation.start();
        double highest = Math.max(1, sum);
        for (Explanation.Step step : explanation.steps()) {
            sum += step.weight();
            highest = Math.max(highest, sum);
        }
        return highest;
    }
}

package fi.ajantasa.linkage;

import java.util.List;
import java.util.Locale;

/** The weight of every level of every comparison as a bar to the right (for) or to the left (against). */
record WeightPicture(List<Evaluation.LearnedComparison> comparisons) {
    private static final int WIDTH = 900;
    private static final int ROW = 18;
    private static final int MIDDLE = 560;
    private static final double BIT = 13;
    private static final double MOST = 24;

    String svg() {
        int rows = comparisons.stream().mapToInt(it -> it.levels().size() + 2).sum();
        Svg svg = new Svg(WIDTH, rows * ROW + 10, "Match weight of each level, in bits");
        int row = 0;
        for (Evaluation.LearnedComparison comparison : comparisons) {
            svg.text(0, ++row * ROW, "start", comparison.comparison());
            for (Evaluation.LearnedLevel level : comparison.levels()) {
                bar(svg, ++row * ROW, level);
            }
            row++;
        }
        svg.line(MIDDLE, 0, MIDDLE, rows * ROW, "#8a94a3");
        return svg.done();
    }

    private static void bar(Svg svg, int y, Evaluation.LearnedLevel level) {
        double weight = Math.max(-MOST, Math.min(MOST, level.weight()));
        double width = Math.abs(weight) * BIT;
        svg.text(16, y, "start", level.level());
        svg.rectangle(weight < 0 ? MIDDLE - width : MIDDLE, y - 11, width, 12, weight < 0 ? "#e07b74" : "#6fae7f");
        String said = String.format(Locale.ROOT, "%+.1f", level.weight());
        svg.text(weight < 0 ? MIDDLE - width - 4 : MIDDLE + width + 4, y, weight < 0 ? "end" : "start", said);
    }
}

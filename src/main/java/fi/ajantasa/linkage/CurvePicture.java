package fi.ajantasa.linkage;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Precision, recall and F1 over the threshold. */
record CurvePicture(ThresholdCurve curve) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int RIGHT = 600;
    private static final int TOP = 20;
    private static final int BOTTOM = 220;

    String svg() {
        Svg svg = new Svg(WIDTH, HEIGHT, "Precision, recall and F1 by threshold");
        double floor = floor();
        for (int i = 0; i <= 4; i++) {
            double value = floor + (1 - floor) * i / 4;
            svg.line(LEFT, y(value, floor), RIGHT, y(value, floor), "#d9dee6");
            svg.text(LEFT - 8, y(value, floor) + 4, "end", String.format(Locale.ROOT, "%.4f", value));
        }
        double chosen = x(curve.chosen().threshold());
        svg.line(chosen, TOP, chosen, BOTTOM, "#8a94a3").text(chosen, BOTTOM + 32, "middle", "chosen");
        for (double threshold : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            svg.text(x(threshold), BOTTOM + 16, "middle", String.format(Locale.ROOT, "%.2f", threshold));
        }
        line(svg, floor, Figures::precision, "#1f6feb", "precision", 0);
        line(svg, floor, Figures::recall, "#c9423a", "recall", 1);
        line(svg, floor, Figures::f1, "#1a7f37", "F1", 2);
        return svg.done();
    }

    private void line(Svg svg, double floor, ToDoubleFunction<Figures> value, String colour, String name, int place) {
        List<Figures> all = curve.byThreshold();
        double[] points = new double[all.size() * 2];
        for (int i = 0; i < all.size(); i++) {
            points[2 * i] = x(all.get(i).threshold());
            points[2 * i + 1] = y(value.applyAsDouble(all.get(i)), floor);
        }
        svg.path(points, colour);
        svg.rectangle(RIGHT + 20, TOP + 22 * place, 14, 4, colour)
                .text(RIGHT + 42, TOP + 22 * place + 7, "start", name);
    }

    private double floor() {
        return curve.byThreshold().stream()
                .mapToDouble(it -> Math.min(it.precision(), it.recall()))
                .map(it -> Math.max(0, it - 0.1 * (1 - it)))
                .min()
                .orElse(0);
    }

    private static double x(double threshold) {
        return LEFT + (RIGHT - LEFT) * threshold;
    }

    private static double y(double value, double floor) {
        return floor >= 1 ? TOP : BOTTOM - (BOTTOM - TOP) * Math.max(0, value - floor) / (1 - floor);
    }
}

package fi.ajantasa.linkage;

import java.util.Locale;

/** Writes one inline picture. */
final class Svg {
    private final StringBuilder svg = new StringBuilder();

    Svg(int width, int height, String title) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">"
                        + "<title>%s</title>",
                width,
                height,
                width,
                height,
                escaped(title)));
    }

    Svg rectangle(double x, double y, double width, double height, String fill) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x,
                y,
                width,
                height,
                fill));
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String stroke) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x1,
                y1,
                x2,
                y2,
                stroke));
        return this;
    }

    /** A line through points given as x, y, x, y … */
    Svg path(double[] points, String stroke) {
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(stroke)
                .append("\" points=\"");
        for (int i = 0; i + 1 < points.length; i += 2) {
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", points[i], points[i + 1]));
        }
        svg.append("\"/>");
        return this;
    }

    /** A text; the anchor is start, middle or end. */
    Svg text(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text)));
        return this;
    }

    String done() {
        return svg.append("</svg>").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

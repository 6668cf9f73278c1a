package fi.ajantasa.report;

import fi.ajantasa.report.RunReport.EarlierRun;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** This run among the earlier ones of its register: four small charts on their own scales, and the same figures as a table. */
final class Comparison {
    private static final int WIDTH = 280;
    private static final int HEIGHT = 96;
    private static final int BASE = 78;

    private final Page page;
    private final Html html;

    Comparison(Page page) {
        this.page = page;
        this.html = page.html;
    }

    void write(String run, List<EarlierRun> runs) {
        page.paragraph("comparison.note");
        html.open("div", "class", "charts");
        chart("rows", runs, EarlierRun::rows);
        chart("accepted", runs, EarlierRun::accepted);
        chart("changed", runs, EarlierRun::changed);
        chart("rejected", runs, EarlierRun::rejected);
        html.close();
        table(run, runs);
    }

    private void chart(String name, List<EarlierRun> runs, ToLongFunction<EarlierRun> value) {
        html.open("figure").open("figcaption");
        page.texts.both(html, "chart." + name);
        html.close();
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", name);
        long highest = Math.max(1, runs.stream().mapToLong(value).max().orElse(1));
        double step = (double) WIDTH / Math.max(7, runs.size());
        html.open("line", "class", "axis", "x1", "0", "y1", "" + BASE, "x2", "" + WIDTH, "y2", "" + BASE)
                .close();
        for (int i = 0; i < runs.size(); i++) {
            long now = value.applyAsLong(runs.get(i));
            bar(i * step, step, (double) now / highest, i == runs.size() - 1);
        }
        EarlierRun last = runs.get(runs.size() - 1);
        label(step * 0.14, "start", runs.get(0).businessDate().toString());
        if (runs.size() > 4) {
            label(runs.size() * step - step * 0.14, "end", day(last));
        }
        html.close();
        html.open("p", "class", "latest").leaf("strong", Page.number(value.applyAsLong(last)));
        page.texts.both(html, "chart.most", Page.number(highest));
        html.close().close();
    }

    private static String day(EarlierRun run) {
        return run.businessDate().toString();
    }

    private void bar(double x, double step, double share, boolean current) {
        double height = share == 0 ? 0 : Math.max(1.5, share * (BASE - 6));
        html.open(
                        "rect",
                        "class",
                        current ? "bar current" : "bar",
                        "x",
                        decimal(x + step * 0.14),
                        "y",
                        decimal(BASE - height),
                        "width",
                        decimal(step * 0.72),
                        "height",
                        decimal(height))
                .close();
    }

    private void label(double x, String anchor, String text) {
        html.leaf("text", text, "x", decimal(x), "y", "93", "text-anchor", anchor);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void table(String run, List<EarlierRun> runs) {
        html.open("table", "class", "compared stack");
        page.caption("comparison.caption");
        html.open("thead").open("tr");
        page.columnHead("column.run");
        List.of("rows", "accepted", "changed", "rejected")
                .forEach(name -> page.columnHead("chart." + name, "class", "n"));
        page.columnHead("column.ending", "class", "ending");
        html.close().close().open("tbody");
        for (int i = runs.size() - 1; i >= 0; i--) {
            EarlierRun line = runs.get(i);
            html.open("tr", "class", line.run().equals(run) ? "current" : "earlier")
                    .open("th", "scope", "row");
            html.leaf("span", line.run()).leaf("small", day(line)).close();
            cell(line.run(), "rows", ListRowsQuery.CONTROL_TOTALS, line.rows());
            cell(line.run(), "accepted", ListName.ACCEPTED.word(), line.accepted());
            cell(line.run(), "changed", ListName.CHANGED.word(), line.changed());
            cell(line.run(), "rejected", ListName.REJECTED.word(), line.rejected());
            html.leaf("td", line.ending(), "class", "ending").close();
        }
        html.close().close();
    }

    private void cell(String run, String label, String list, long value) {
        html.open("td", "class", "n").open("span", "class", "label");
        page.texts.both(html, "chart." + label);
        String command = Figure.command(run, list);
        html.close().leaf("span", Page.number(value), "class", "fig", "data-command", command, "title", command);
        html.close();
    }
}

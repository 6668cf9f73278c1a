package fi.ajantasa.report;

import fi.ajantasa.report.RunHeader.ReportedDelivery;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tables of figures: a name, a number, the command that opens it. */
final class FigureTables {
    private final Page page;
    private final Html html;

    FigureTables(Page page) {
        this.page = page;
        this.html = page.html;
    }

    /** Figures named by their list, with their share of the delivery's rows as number and bar. */
    void shares(String caption, List<Figure> figures, @Nullable ReportedDelivery delivery) {
        long rows = delivery == null ? 0 : delivery.rows();
        head(caption, true);
        for (Figure figure : figures) {
            html.open("tr").open("th", "scope", "row", "class", "cap");
            page.texts.word(html, "list", figure.name());
            html.close();
            number(figure);
            share(figure.value(), rows);
            command(figure);
            html.close();
        }
        html.close().close();
    }

    /** Figures named by their list. */
    void plain(String caption, String kind, List<Figure> figures) {
        head(caption, false);
        for (Figure figure : figures) {
            html.open("tr").open("th", "scope", "row", "class", "cap");
            page.texts.word(html, kind, figure.name());
            html.close();
            number(figure);
            command(figure);
            html.close();
        }
        html.close().close();
    }

    /** Figures named by their attribute, rule or kind; with {@code detail} also by their list. */
    void findings(String caption, String kind, boolean detail, List<Figure> figures) {
        if (figures.isEmpty()) {
            html.open("p", "class", "nothing-found");
            page.texts.both(html, caption);
            html.text(": ");
            page.texts.both(html, "none");
            html.close();
            return;
        }
        head(caption, false);
        for (Figure figure : figures) {
            html.open("tr").open("th", "scope", "row");
            page.texts.word(html, kind, figure.attribute());
            if (detail) {
                html.open("small");
                page.texts.word(html, "list", figure.name());
                html.close();
            }
            html.close();
            number(figure);
            command(figure);
            html.close();
        }
        html.close().close();
    }

    private void head(String caption, boolean share) {
        html.open("table", "class", "figures");
        page.caption(caption);
        html.open("thead").open("tr");
        page.columnHead("column.what");
        page.columnHead("column.number", "class", "n");
        if (share) {
            page.columnHead("column.share", "class", "n share");
        }
        page.columnHead("column.command", "class", "opens");
        html.close().close().open("tbody");
    }

    private void number(Figure figure) {
        html.open("td", "class", "n");
        page.figure(figure);
        html.close();
    }

    private void share(long value, long rows) {
        double share = rows == 0 ? 0 : 100.0 * value / rows;
        html.open("td", "class", "n share");
        String text = percent(value, rows);
        html.leaf("span", text.replace('.', ','), "lang", "fi").leaf("span", text, "lang", "en");
        html.open("span", "class", "bar");
        html.open("span", "style", String.format(Locale.ROOT, "width:%.2f%%", share));
        html.close().close().close();
    }

    /** Hundredths cut off, so that only everything is 100 % and only nothing is 0 %. */
    private static String percent(long value, long rows) {
        long hundredths = rows == 0 ? 0 : value * 10_000 / rows;
        boolean traces = hundredths == 0 && value > 0;
        return traces ? "< 0.01 %" : String.format(Locale.ROOT, "%d.%02d %%", hundredths / 100, hundredths % 100);
    }

    private void command(Figure figure) {
        html.open("td", "class", "opens");
        page.command(figure.command());
        html.close();
    }
}

package fi.ajantasa.report;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.NightReport.Line;
import org.jspecify.annotations.Nullable;

/** Writes the page of a night: one line per register with what came, how old it is, whether it balances and what waits. */
public final class HtmlNight {
    private final NightReport night;
    private final Page page = new Page();
    private final Html html = page.html;

    private HtmlNight(NightReport night) {
        this.night = night;
    }

    public static String html(NightReport night) {
        return new HtmlNight(night).write();
    }

    private String write() {
        return page.write("night.title", night.night(), written -> {
            page.masthead("night.title", night.businessDate().toString(), night.night());
            banner();
            page.section("night.caption");
            table();
            html.close();
        });
    }

    private void banner() {
        String word = Page.word(night.verdict());
        html.open("div", "class", "banner " + word, "role", "status");
        html.leaf("span", Page.sign(night.verdict()), "class", "sign", "aria-hidden", "true");
        html.open("div").open("p", "class", "headline");
        page.texts.both(html, "verdict." + word);
        html.close().open("p");
        page.texts.both(html, "banner.night." + word);
        html.close().close().close();
    }

    private void table() {
        html.open("table", "class", "night stack");
        page.caption("night.table");
        html.open("thead").open("tr");
        page.columnHead("column.register");
        page.columnHead("column.verdict");
        page.columnHead("column.delivered");
        for (String name : new String[] {"age", "rows", "changed", "rejected", "held", "tasks"}) {
            page.columnHead(key(name), "class", "n");
        }
        page.columnHead("column.ending", "class", "ending");
        html.close().close().open("tbody");
        night.lines().forEach(this::row);
        html.close().close();
    }

    private static String key(String name) {
        return name.equals("rows") ? "chart.rows" : "column." + name;
    }

    private void row(Line line) {
        html.open("tr").open("th", "scope", "row").leaf("span", line.register());
        if (line.run() != null) {
            html.open("small");
            page.command("ajantasa report " + line.run());
            html.close();
        }
        html.close();
        cell("column.verdict", "").verdictCell(line);
        delivered(line);
        age(line);
        number("rows", line.rows(), line.run(), ListRowsQuery.CONTROL_TOTALS);
        number("changed", line.attention().changed(), line.run(), ListName.APPLIED.word());
        number("rejected", line.attention().rejected(), line.run(), ListName.REJECTED.word());
        number("held", line.attention().held(), line.run(), ListName.HELD.word());
        number("tasks", line.attention().tasks(), line.run(), ListRowsQuery.TASKS);
        cell("column.ending", "ending");
        html.text(line.ending()).close();
        html.close();
    }

    private void verdictCell(Line line) {
        page.verdict(line.verdict());
        html.close();
    }

    private void delivered(Line line) {
        cell("column.delivered", "");
        if (line.extractDate() == null && (!line.delivers() || line.ending().equals(ExitCode.OK.name()))) {
            html.text("–");
        } else if (line.extractDate() == null) {
            page.texts.both(html, "night.missing");
        } else {
            html.text(line.extractDate().toString());
        }
        html.close();
    }

    /** How old the word of a register is matters most where nothing came. */
    private void age(Line line) {
        if (line.run() == null && line.ageDays() != null) {
            cell("column.age", "n");
            html.text(Page.number(line.ageDays())).close();
        } else {
            number("age", line.ageDays(), line.run(), ListRowsQuery.CONTROL_TOTALS);
        }
    }

    private void number(String name, @Nullable Long value, @Nullable String run, String list) {
        cell(key(name), "n");
        if (value == null || run == null) {
            html.text("–");
        } else {
            String command = Figure.command(run, list);
            html.leaf("span", Page.number(value), "class", "fig", "data-command", command, "title", command);
        }
        html.close();
    }

    /** Opens a cell with the label it shows on a narrow screen. */
    private HtmlNight cell(String labelKey, String style) {
        html.open("td", "class", style).open("span", "class", "label");
        page.texts.both(html, labelKey);
        html.close();
        return this;
    }
}

package fi.ajantasa.report;

import fi.ajantasa.audit.LogState;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.NightReport.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes the page of a night: one line per register with what came, how old it is, whether it balances and what waits; and the audit log. */
public final class HtmlNight {
    private static final int ROOT_DIGITS = 8;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx").withZone(ZoneId.of("Europe/Helsinki"));

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
            page.section("log.caption");
            log();
            html.close();
        });
    }

    /** What a reader should look at stands out by a sign and a word, not by colour alone. */
    private void log() {
        LogState log = night.log();
        html.open("table", "class", "log");
        page.caption("log.table");
        html.open("tbody");
        LogState.Sealed checkpoint = log.checkpoint();
        if (checkpoint == null) {
            line("log.checkpoint", true, "log.none");
        } else {
            line(
                    "log.checkpoint",
                    true,
                    "log.sealed",
                    Page.number(checkpoint.entries()),
                    moment(checkpoint.at()),
                    checkpoint.root().substring(0, ROOT_DIGITS));
        }
        line("log.waiting", true, "log.entries", Page.number(log.waiting()));
        log.places().forEach(it -> place(it, checkpoint));
        verification(log.verified());
        html.close().close();
    }

    private void place(LogState.Place place, LogState.@Nullable Sealed checkpoint) {
        Instant reached = place.reachedAt();
        boolean last = place.isReached() && checkpoint != null && place.entries() == checkpoint.entries();
        open("log.place");
        html.text(place.name() + ": ");
        if (last) {
            state(true, "log.has-last", moment(place.triedAt()));
        } else if (reached == null) {
            state(false, "log.never-reached", moment(place.triedAt()));
        } else if (place.isReached()) {
            state(true, "log.has-earlier", Page.number(place.entries()), moment(reached));
        } else {
            state(false, "log.not-reached", moment(place.triedAt()), Page.number(place.entries()), moment(reached));
        }
        html.close().close();
    }

    private void verification(LogState.@Nullable Verification found) {
        if (found == null) {
            line("log.verified", false, "log.never-verified");
        } else if (found.faults() > 0) {
            line("log.verified", false, "log.broken", moment(found.at()), Page.number(found.faults()));
        } else {
            String key = found.unreachable() > 0 ? "log.good-here" : "log.good";
            line("log.verified", found.unreachable() == 0, key, moment(found.at()), Page.number(found.entries()));
        }
    }

    private void line(String head, boolean good, String key, Object... arguments) {
        open(head);
        state(good, key, arguments);
        html.close().close();
    }

    private void open(String head) {
        html.open("tr").open("th", "scope", "row");
        page.texts.both(html, head);
        html.close().open("td");
    }

    private void state(boolean good, String key, Object... arguments) {
        html.open("span", "class", good ? "verdict balanced" : "verdict imbalance");
        html.leaf(
                "span", Page.sign(good ? Verdict.BALANCED : Verdict.IMBALANCE), "class", "sign", "aria-hidden", "true");
        page.texts.both(html, key, arguments);
        html.close();
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
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

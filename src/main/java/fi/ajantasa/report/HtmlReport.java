package fi.ajantasa.report;

import fi.ajantasa.report.RunHeader.Ending;
import fi.ajantasa.report.RunHeader.ReportedDelivery;
import fi.ajantasa.report.RunReport.Counts;
import fi.ajantasa.report.RunReport.Findings;
import fi.ajantasa.report.RunReport.Freshness;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the report of a run as one self-contained HTML page in Finnish and English: no script, prints well, fits a phone. */
public final class HtmlReport {
    private static final String NONE = "–";

    private final RunReport report;
    private final Page page = new Page();
    private final Html html = page.html;
    private final FigureTables tables = new FigureTables(page);

    private HtmlReport(RunReport report) {
        this.report = report;
    }

    public static String html(RunReport report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        RunHeader run = report.header();
        return page.write("report.title", run.run(), written -> {
            page.masthead(
                    "report.title",
                    run.register(),
                    run.run() + " · " + run.times().businessDate());
            banner();
            keyFigures();
            equations();
            facts();
            rows();
            new LinkSection(page).write(report.counts().linking(), counted(ListName.LINKED_AS_BEFORE));
            items();
            findings(report.findings());
            freshness(report.freshness());
            comparison();
            new ListIndex(page).write(run.run(), report.lists());
        });
    }

    private void banner() {
        Verdict verdict = report.verdict();
        Ending ending = report.header().ending();
        html.open("div", "class", "banner " + Page.word(verdict), "role", "status");
        html.leaf("span", Page.sign(verdict), "class", "sign", "aria-hidden", "true");
        html.open("div").open("p", "class", "headline");
        page.texts.both(html, "verdict." + Page.word(verdict));
        html.close().open("p");
        long open = report.equations().stream()
                .filter(equation -> equation.verdict() == Verdict.NOT_EVALUATED)
                .count();
        long broken = report.equations().stream()
                .filter(equation -> !equation.holds())
                .count();
        page.texts.both(html, "banner." + Page.word(verdict), report.equations().size() - open, broken, open);
        html.close().close();
        html.open("p", "class", "ending").leaf("strong", ending.word());
        html.text(ending.exitCode() == null ? "" : " " + ending.exitCode());
        if (ending.exitName() != null) {
            html.empty("br");
            page.texts.word(html, "ending", ending.exitName());
        }
        if (ending.dryRun()) {
            html.text(" · ");
            page.texts.both(html, "banner.dry-run");
        }
        html.close().close();
    }

    private void keyFigures() {
        String run = report.header().run();
        ReportedDelivery delivery = report.header().delivery();
        Counts counts = report.counts();
        html.open("dl", "class", "keys");
        long rows = delivery == null ? 0 : delivery.rows();
        key("counted", new Figure(ListRowsQuery.CONTROL_TOTALS, "", rows, control(run)));
        key("matched", counted(ListName.MATCHED));
        key("applied", total(ListName.APPLIED, counts.items(ListName.APPLIED)));
        key("rejected", counted(ListName.REJECTED));
        key("held", total(ListName.HELD, counts.items(ListName.HELD)));
        long tasks = report.findings().tasks().stream().mapToLong(Figure::value).sum();
        key("tasks", Figure.of(run, new ListKey(ListRowsQuery.TASKS, ""), tasks));
        html.close();
    }

    private void key(String name, Figure figure) {
        html.open("div").open("dt");
        page.texts.both(html, "key." + name);
        html.close().open("dd");
        page.figure(figure);
        html.close().close();
    }

    private Figure total(ListName name, long value) {
        return Figure.of(report.header().run(), ListKey.of(name), value);
    }

    private Figure counted(ListName name) {
        return total(name, report.counts().of(name));
    }

    private static String control(String run) {
        return Figure.command(run, ListRowsQuery.CONTROL_TOTALS);
    }

    private void equations() {
        page.section("equations.title", "id", "equations");
        page.paragraph("equations.note");
        new EquationTable(page).write(report.header().run(), report.equations());
        html.close();
    }

    private void facts() {
        RunHeader run = report.header();
        ReportedDelivery delivery = run.delivery();
        page.section("facts.title");
        html.open("dl", "class", "facts");
        fact("run", run.run());
        fact("night", run.night());
        if (delivery != null) {
            fact("delivery", delivery.extract() + " · " + delivery.kind() + " · " + delivery.sequence());
            fact("extract-date", delivery.extractDate().toString());
            fact("content-hash", delivery.contentHash());
        }
        fact("business-date", run.times().businessDate().toString());
        fact("started", times(run.times().started()));
        fact("ended", times(run.times().ended()));
        fact("requested-by", run.requestedBy());
        fact("job-hash", run.hashes().job());
        fact("plan-hash", run.hashes().plan());
        fact("reason", run.ending().reason());
        fact("message", run.ending().message());
        html.close().close();
    }

    private static @Nullable String times(@Nullable Moment moment) {
        if (moment == null) {
            return null;
        }
        return moment.utc().replace('T', ' ').replace("Z", " UTC") + " · "
                + moment.helsinki().replace('T', ' ').substring(0, 19) + " Helsinki";
    }

    private void fact(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            html.open("dt");
            page.texts.both(html, "fact." + name);
            html.close().leaf("dd", value);
        }
    }

    private void rows() {
        page.section("rows.title", "id", "rows");
        tables.shares("rows.caption", report.counts().rows(), report.header().delivery());
        tables.plain("customers.caption", "list", report.counts().customers());
        html.close();
    }

    private void items() {
        page.section("items.title", "id", "items");
        page.paragraph("items.note");
        if (report.counts().attributes().isEmpty()) {
            page.paragraph("none");
        } else {
            new ItemTable(page).write(report.counts().attributes());
        }
        html.close();
    }

    private void findings(Findings findings) {
        page.section("privacy.title", "id", "privacy");
        page.paragraph("privacy.note");
        tables.findings("favour.caption", "attribute", true, findings.favour());
        tables.findings("against.caption", "attribute", true, findings.against());
        html.close();
        announced(findings.announced());
        part("held", "attribute", findings.held());
        part("rejects", "rule", findings.rejects());
        part("kept", "attribute", findings.kept());
        part("tasks", "task", findings.tasks());
        review(findings.review());
        part("notes", "note", findings.notes());
        if (!findings.quarantine().isEmpty()) {
            part("quarantine", "quarantine", findings.quarantine());
        }
    }

    private void review(ClericalReview review) {
        ClericalReview.Agreement agreement = review.agreement();
        page.section("review.title", "id", "review");
        tables.findings("review.caption", "review", false, review.tasks());
        if (agreement.pairs() > 0) {
            page.paragraph(
                    "review.agreement",
                    agreement.pairs(),
                    agreement.agreeing(),
                    String.format(Locale.ROOT, "%.1f", agreement.percent()),
                    String.format(Locale.ROOT, "%.2f", agreement.kappa()));
        }
        page.command("ajantasa review list");
        html.close();
    }

    private void announced(List<AnnouncedChange> changes) {
        if (!changes.isEmpty()) {
            page.section("announced.title", "id", "announced");
            new AnnouncedTable(page).write(changes);
            html.close();
        }
    }

    private void part(String name, String kind, List<Figure> figures) {
        page.section(name + ".title", "id", name);
        tables.findings(name + ".caption", kind, name.equals("kept"), figures);
        if (name.equals("held") && !figures.isEmpty()) {
            page.command("ajantasa plan diff " + report.header().run() + " --by attribute");
        }
        html.close();
    }

    private void freshness(Freshness freshness) {
        page.section("freshness.title", "id", "freshness");
        html.open("dl", "class", "facts");
        fact("confirmed-as-of", Page.or(freshness.confirmedAsOf(), NONE));
        fact("last-delivery", Page.or(freshness.lastDelivery(), NONE));
        fact("days-since-delivery", Page.or(freshness.daysSinceDelivery(), NONE));
        html.close();
        tables.plain("freshness.caption", "list", List.of(freshness.absent(), freshness.notYetSeen()));
        html.close();
    }

    private void comparison() {
        page.section("comparison.title", "id", "comparison");
        if (report.earlier().isEmpty()) {
            page.paragraph("none");
        } else {
            new Comparison(page).write(report.header().run(), report.earlier());
        }
        html.close();
    }
}

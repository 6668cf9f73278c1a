package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.LogState;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Instant SIGNED = Instant.parse("2026-11-22T02:10:00Z");
    private static final Instant BEFORE = SIGNED.minus(Duration.ofDays(1));
    static final LogState LOG = new LogState(
            new LogState.Sealed(12_345, "0a1b2c3d".repeat(8), SIGNED),
            3,
            List.of(
                    new LogState.Place("the folder checkpoints", 12_345, SIGNED, SIGNED),
                    new LogState.Place("the second place", 12_000, BEFORE, SIGNED)),
            new LogState.Verification(Instant.parse("2026-11-21T03:00:00Z"), 1, 12_000, 0, 0));
    private static final RunReport REPORT = report();
    private final Document page = Jsoup.parse(HtmlReport.html(REPORT));

    @Test
    void opensEveryFigureByACommandAndThroughTheIndex() {
        assertThat(page.select(".fig")).hasSizeGreaterThan(60).allSatisfy(figure -> {
            assertThat(figure.attr("data-command")).matches("ajantasa runs show R-\\d{8}-\\d\\d --list [a-z0-9/-]+");
            if (figure.hasAttr("href")) {
                Element line = page.getElementById(figure.attr("href").substring(1));
                assertThat(line).as(figure.attr("href")).isNotNull();
                assertThat(line.select("code").text()).isEqualTo(figure.attr("data-command"));
            }
        });
    }

    @Test
    void leadsToAnIndexThatShowsTheSameNumber() {
        assertThat(page.select("main a.fig[href]"))
                .filteredOn(figure -> !figure.attr("href").matches("#list-(control-totals|audit)"))
                .allSatisfy(figure -> assertThat(
                                page.getElementById(figure.attr("href").substring(1))
                                        .select("td.n")
                                        .text())
                        .as(figure.attr("href"))
                        .isEqualTo(figure.text()));
    }

    @Test
    void showsTheVerdictInWordsAndBothLanguages() {
        assertThat(page.select(".banner.balanced [lang=fi]").text()).contains("Täsmää", "Kaikki 12");
        assertThat(page.select(".banner.balanced [lang=en]").text()).contains("Balances", "All 12");
        assertThat(page.select(".banner .ending").text())
                .contains("HELD 30", "Odottaa hyväksyntää", "Waits for an approval");
    }

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(page.select("main [lang=fi]")).hasSameSizeAs(page.select("main [lang=en]"));
        assertThat(page.select("h2, caption, thead th, dt, .note")).isNotEmpty().allSatisfy(element -> {
            assertThat(element.select("> [lang=fi]").text())
                    .as(element.outerHtml())
                    .isNotEmpty();
            assertThat(element.select("> [lang=en]").text())
                    .as(element.outerHtml())
                    .isNotEmpty();
        });
    }

    @Test
    void showsBothSidesOfEachEquation() {
        assertThat(page.select(".equations tbody tr")).hasSize(12);
        assertThat(page.select(".equations tbody tr")
                        .get(4)
                        .select(".sides .fig, .sides .op")
                        .eachText())
                .containsExactly("200", "=", "193", "+", "5", "+", "2");
        assertThat(page.select(".equations tbody tr")
                        .get(11)
                        .select(".sides .fig, .sides .op")
                        .eachText())
                .containsExactly("20", "+", "3", "−", "1", "−", "2", "=", "20");
    }

    @Test
    void showsABrokenEquationInWords() {
        Equation broken = Equation.of(
                "E5",
                "apply",
                List.of(new Term("changed", 12, "changed")),
                List.of(new Term("applied", 11, "applied")),
                List.of("language: customer 9 is in changed and in none of applied"));
        RunReport red = new RunReport(
                REPORT.header(),
                Verdict.IMBALANCE,
                List.of(broken),
                REPORT.counts(),
                REPORT.findings(),
                REPORT.freshness(),
                REPORT.earlier(),
                REPORT.lists());
        Document shown = Jsoup.parse(HtmlReport.html(red));
        assertThat(shown.select(".banner.imbalance").text()).contains("✕", "Ei täsmää", "Does not balance");
        assertThat(shown.select("tr.imbalance .op").text()).isEqualTo("≠");
        assertThat(shown.select(".faults").text()).contains("customer 9");
    }

    @Test
    void drawsEarlierRunsAndTellsThemInATable() {
        assertThat(page.select(".charts svg")).hasSize(4);
        assertThat(page.select(".charts svg").get(0).select("rect")).hasSize(3);
        assertThat(page.select(".charts svg").get(0).select("rect.current")).hasSize(1);
        assertThat(page.select(".compared tbody tr th span").eachText())
                .containsExactly("R-20261122-02", "R-20261121-02", "R-20261120-02");
    }

    @Test
    void standsAloneWithoutScript() {
        assertThat(page.select("script, link, img, iframe, [src]")).isEmpty();
        assertThat(page.select("[href]"))
                .allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
        assertThat(page.select("style").html()).contains("@media print").doesNotContain("url(", "@import");
        assertThat(page.select("meta[name=viewport]")).hasSize(1);
        assertThat(page.select("table"))
                .allSatisfy(table -> assertThat(table.select("caption")).hasSize(1));
    }

    @Test
    void holdsNothingThatLooksLikeAnIdentityCode() {
        assertThat(HtmlReport.html(REPORT)).doesNotContainPattern("\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]");
        assertThat(JsonReport.json(REPORT)).doesNotContainPattern("\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]");
    }

    @Test
    void escapesWhatComesFromOutside() {
        assertThat(Html.escape("<script>alert('1')</script>\u0000"))
                .isEqualTo("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\uFFFD");
    }

    @Test
    void isWrittenBesideItsJsonAndCsv(@TempDir Path folder) throws Exception {
        Path html = new ReportFolder(folder.resolve("reports")).write(REPORT);
        assertThat(html).hasFileName("R-20261122-02.html");
        assertThat(Files.readString(html.resolveSibling("R-20261122-02.csv")))
                .startsWith("run,section,name,attribute,value,verdict,command\r\n")
                .contains(
                        "equation-right,E2.parse,rejected,5,balanced,ajantasa runs show R-20261122-02 --list rejected");
        assertThat(Files.readString(html.resolveSibling("R-20261122-02.json"))).isEqualTo(JsonReport.json(REPORT));
    }

    @Test
    void showsANightOnOnePage() {
        NightReport.Line ran = new NightReport.Line(
                "population",
                "R-20261122-02",
                MadeUpRun.DAY,
                0L,
                200,
                "HELD",
                Verdict.BALANCED,
                new NightReport.Attention(16, 5, 2, 2));
        NightReport.Line missing = new NightReport.Line(
                "telephone",
                null,
                null,
                null,
                0,
                "NOT_DELIVERED",
                Verdict.NOT_EVALUATED,
                new NightReport.Attention(0, 0, 0, 0));
        NightReport.Line told = new NightReport.Line(
                NightReport.WRITE_BACK,
                null,
                null,
                null,
                0,
                "SOURCE_DOWN",
                Verdict.NOT_EVALUATED,
                new NightReport.Attention(0, 0, 0, 0));
        Document night = Jsoup.parse(
                HtmlNight.html(new NightReport("N-20261122", MadeUpRun.DAY, List.of(ran, missing, told), LOG)));
        assertThat(night.select("table.night tbody tr")).hasSize(3);
        assertThat(night.select("tbody tr").get(2).text())
                .as("the customer system delivers nothing")
                .contains("SOURCE_DOWN")
                .doesNotContain("not delivered");
        assertThat(night.select("tbody tr").get(0).select(".fig").eachText())
                .containsExactly("0", "200", "16", "5", "2", "2");
        assertThat(night.select("tbody tr").get(0).select("code").text()).isEqualTo("ajantasa report R-20261122-02");
        assertThat(night.select("tbody tr").get(1).text()).contains("ei toimitettu", "not delivered");
        assertThat(night.select(".banner").text()).contains("Täsmää", "Balances");
        saysHowTheLogStands(night);
    }

    private static void saysHowTheLogStands(Document night) {
        assertThat(plain(night.select("table.log tr [lang=en]").eachText()))
                .containsExactly(
                        "Last checkpoint",
                        "12 345 entries, signed 2026-11-22 04:10 +02:00, root 0a1b2c3d…",
                        "Not sealed yet",
                        "3 entries",
                        "Kept in",
                        "has the last checkpoint (asked 2026-11-22 04:10 +02:00)",
                        "Kept in",
                        "could not be reached 2026-11-22 04:10 +02:00; has the checkpoint of 12 000 entries since 2026-11-21 04:10 +02:00",
                        "Last verification",
                        "2026-11-21 05:00 +02:00: 12 000 entries, nothing was altered");
        assertThat(night.select("table.log tr .sign").eachText()).containsExactly("✓", "✓", "✓", "✕", "✓");
        assertThat(night.select("table.log [lang=fi]")).hasSameSizeAs(night.select("table.log [lang=en]"));
        assertThat(log(new LogState(null, 7, List.of(), null))
                        .select("table.log tr [lang=en]")
                        .eachText())
                .containsExactly(
                        "Last checkpoint",
                        "none yet",
                        "Not sealed yet",
                        "7 entries",
                        "Last verification",
                        "never; \"ajantasa audit verify\"");
        LogState.Verification broken = new LogState.Verification(SIGNED, 1, 900, 2, 0);
        assertThat(log(new LogState(LOG.checkpoint(), 0, LOG.places(), broken))
                        .select("table.log tr")
                        .last()
                        .text())
                .contains("✕", "2 things are not as they were signed");
    }

    private static List<String> plain(List<String> texts) {
        return texts.stream().map(it -> it.replace(Page.THIN_SPACE, ' ')).toList();
    }

    private static Document log(LogState log) {
        return Jsoup.parse(HtmlNight.html(new NightReport("N-20261122", MadeUpRun.DAY, List.of(), log)));
    }

    static RunReport report() {
        try (TestDatabase database = Databases.H2.open()) {
            MadeUpRun made = new MadeUpRun();
            database.transaction().executeWithoutResult(status -> {
                made.storeEarlier(database, 2, 150, 4);
                made.storeEarlier(database, 1, 160, 9);
                made.store(database);
            });
            return new RunReportQuery(database.dataSource()).find(MadeUpRun.RUN).orElseThrow();
        }
    }
}

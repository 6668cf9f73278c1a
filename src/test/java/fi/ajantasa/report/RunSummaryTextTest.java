package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunSummaryTextTest {
    private static final RunReport REPORT = HtmlReportTest.report();

    @Test
    void tellsARunInFourLines() {
        assertThat(RunSummaryText.run(REPORT))
                .isEqualTo(
                        """
                        population  R-20261122-02  2026-11-22  HELD  balanced
                          delivery  delta 7 of 2026-11-22, 200 rows
                          rows      193 accepted, 5 rejected, 60 matched, 130 unmatched
                          items     17 changed, 16 applied, 2 held, 3 kept-customer-value
                        """);
    }

    @Test
    void namesABrokenEquationWithinTheWidth() {
        Equation broken = Equation.of(
                "E5",
                "apply",
                List.of(new Term("changed", 1208, "changed")),
                List.of(new Term("applied", 1207, "applied")),
                List.of("permanent-address: customer 40211 is in changed and in none of applied, conflict, failed"));
        assertThat(RunSummaryText.broken(broken)).startsWith("E5 apply: 1 208 ≠ 1 207 permanent-address");
        RunReport red = new RunReport(
                REPORT.header(),
                Verdict.IMBALANCE,
                List.of(broken),
                REPORT.counts(),
                REPORT.findings(),
                REPORT.freshness(),
                REPORT.earlier(),
                REPORT.lists());
        assertThat(RunSummaryText.run(red).lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100))
                .first()
                .asString()
                .endsWith("NOT BALANCED");
    }

    @Test
    void tellsANightAsATable() {
        NightReport night = new NightReport(
                "N-20261122",
                MadeUpRun.DAY,
                List.of(new NightReport.Line(
                        "population",
                        "R-20261122-02",
                        MadeUpRun.DAY,
                        0L,
                        5_600_012,
                        "OK_WITH_REJECTS",
                        Verdict.BALANCED,
                        new NightReport.Attention(16, 5, 2, 2))),
                HtmlReportTest.LOG);
        List<String> lines = RunSummaryText.night(night).lines().toList();
        assertThat(lines).hasSize(6).allSatisfy(line -> assertThat(line.length())
                .isLessThanOrEqualTo(100));
        assertThat(lines.get(2)).contains("population", "5 600 012", "OK_WITH_REJECTS");
        assertThat(lines.subList(3, 6))
                .containsExactly(
                        "Audit log: checkpoint of 12 345 entries at 2026-11-22T02:10:00Z, 3 not sealed yet",
                        "  the second place could not be reached; it has the checkpoint of 12 000 entries",
                        "  verified at 2026-11-21T03:00:00Z: 12 000 entries, 0 faults");
    }
}

package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RunReportQueryDbTest {
    @Parameter
    Databases databases;

    private TestDatabase database;
    private final MadeUpRun made = new MadeUpRun();

    @BeforeEach
    void open() {
        database = databases.open();
        database.transaction().executeWithoutResult(status -> {
            made.storeEarlier(database, 2, 150, 4);
            made.storeEarlier(database, 1, 160, 9);
            made.store(database);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void balancesFromStorage() {
        RunReport report = report();
        assertThat(report.equations())
                .allSatisfy(equation -> assertThat(equation.faults()).isEmpty());
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.header().ending().exitName()).isEqualTo("HELD");
        assertThat(report.header().times().started())
                .isEqualTo(new Moment("2026-11-22T01:30:04Z", "2026-11-22T03:30:04+02:00"));
    }

    @Test
    void seesAListDamagedInStorage() {
        database.jdbc()
                .sql("update run_list set size = size + 1 where name = 'matched'")
                .update();
        RunReport report = report();
        assertThat(report.verdict()).isEqualTo(Verdict.IMBALANCE);
        assertThat(report.equations().get(0).key()).isEqualTo("E0.storage");
        assertThat(new RunReportQuery(database.dataSource()).equations(MadeUpRun.RUN, Reached.MATCHED))
                .anyMatch(equation -> !equation.holds());
    }

    @Test
    void countsFindings() {
        RunReport.Findings findings = report().findings();
        assertThat(findings.rejects())
                .extracting(Figure::attribute, Figure::value)
                .containsExactly(
                        tuple("check-character-wrong", 2L), tuple("control-character", 3L), tuple("unknown-code", 3L));
        assertThat(findings.tasks()).extracting(Figure::path).containsExactly("tasks/former-code");
        assertThat(findings.favour())
                .extracting(Figure::path)
                .containsExactly("raises/protection-order", "flag-added/direct-marketing-ban");
        assertThat(findings.against())
                .extracting(Figure::path)
                .containsExactly(
                        "lowers/disclosure-ban",
                        "flag-lifted/direct-marketing-ban",
                        "flag-expired/direct-marketing-ban");
    }

    @Test
    void comparesWithEarlierRunsOldestFirst() {
        assertThat(report().earlier())
                .extracting(RunReport.EarlierRun::rows, RunReport.EarlierRun::changed)
                .containsExactly(tuple(150L, 4L), tuple(160L, 9L), tuple(200L, 17L));
    }

    @Test
    void saysHowFreshTheRegisterIs() {
        database.jdbc()
                .sql("update run set business_date = ? where id = ?")
                .params(LocalDate.of(2026, 11, 25), MadeUpRun.RUN)
                .update();
        RunReport.Freshness freshness = report().freshness();
        assertThat(freshness.confirmedAsOf()).isEqualTo(MadeUpRun.DAY);
        assertThat(freshness.daysSinceDelivery()).isEqualTo(3);
        assertThat(freshness.notYetSeen().value()).isEqualTo(7);
    }

    @Test
    void opensEveryFigureToAsManyLines() {
        ListRowsQuery lists = new ListRowsQuery(database.dataSource());
        RunReport report = report();
        List<Figure> figures = new ArrayList<>(report.counts().rows());
        report.counts().attributes().forEach(line -> figures.addAll(line.outcomes()));
        figures.addAll(report.findings().rejects());
        figures.addAll(report.findings().tasks());
        figures.addAll(report.findings().favour());
        figures.addAll(List.of(report.freshness().absent(), report.freshness().notYetSeen()));
        assertThat(figures).allSatisfy(figure -> assertThat(lists.find(MadeUpRun.RUN, figure.path(), 0, 1000))
                .hasValueSatisfying(page -> {
                    assertThat(page.total()).as(figure.path()).isEqualTo(figure.value());
                    assertThat(page.rows()).as(figure.path()).hasSize((int) figure.value());
                }));
    }

    @Test
    void opensAListPageByPage() {
        ListRowsQuery lists = new ListRowsQuery(database.dataSource());
        ListPage rows = lists.find(MadeUpRun.RUN, "unmatched", 109, 3).orElseThrow();
        assertThat(rows.columns()).containsExactly("row", "file", "record", "remark");
        assertThat(rows.rows())
                .containsExactly(
                        List.of("180", "vaesto_20261122.csv", "180", ""),
                        List.of("181", "vaesto_nimet_20261122.csv", "1", ""),
                        List.of("182", "vaesto_nimet_20261122.csv", "2", ""));
        assertThat(rows.hasMore()).isTrue();
        assertThat(lists.find(MadeUpRun.RUN, "changed", 6, 2).orElseThrow().rows())
                .containsExactly(List.of("C-10007", "family-name"), List.of("C-10003", "protection-order"));
        assertThat(lists.find(MadeUpRun.RUN, "rejected/unknown-code", 1, 1)
                        .orElseThrow()
                        .rows())
                .containsExactly(List.of("4", "5", "receive", "unknown-code,control-character"));
        assertThat(lists.find(MadeUpRun.RUN, "control-totals", 0, 100)
                        .orElseThrow()
                        .total())
                .isEqualTo(6);
        assertThat(lists.find(MadeUpRun.RUN, "audit", 0, 100).orElseThrow().rows())
                .hasSize(12);
        assertThat(lists.find(MadeUpRun.RUN, "failed", 0, 100).orElseThrow().total())
                .isZero();
        assertThat(lists.find(MadeUpRun.RUN, "nonsense", 0, 100)).isEmpty();
    }

    @Test
    void keepsTheReportAsItWasWritten() {
        RunSummaryStore summaries = new RunSummaryStore(database.dataSource());
        RunReport report = report();
        summaries.save(report);
        summaries.save(report);
        assertThat(summaries.find(MadeUpRun.RUN)).contains(report);
    }

    @Test
    void showsANightOnOnePage() {
        NightReport night = new NightReportQuery(database.dataSource())
                .find("N-20261122", Map.of("customers", "INPUT_LATE", "population", "OK"))
                .orElseThrow();
        assertThat(night.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(night.lines()).extracting(NightReport.Line::register).containsExactly("population", "customers");
        assertThat(night.lines().get(0).attention()).isEqualTo(new NightReport.Attention(16, 5, 2, 2));
        assertThat(night.lines().get(1).ending()).isEqualTo("INPUT_LATE");
    }

    @Test
    void readsRestrictionsByReason() {
        database.jdbc()
                .sql("insert into restriction (reason, customer_id, channels, extract_id, row_number, since)"
                        + " values ('deceased', 7, 15, 1, 1, ?)")
                .param(MadeUpRun.DAY)
                .update();
        assertThat(new RestrictionQuery(database.dataSource()).current())
                .containsOnlyKeys("deceased")
                .containsEntry("deceased", MadeUpRun.range(7, 7));
    }

    private RunReport report() {
        return new RunReportQuery(database.dataSource()).find(MadeUpRun.RUN).orElseThrow();
    }
}

package fi.ajantasa.report;

import fi.ajantasa.audit.LogStateStore;
import fi.ajantasa.report.NightReport.Attention;
import fi.ajantasa.report.NightReport.Line;
import fi.ajantasa.report.RunReport.Freshness;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Assembles the page of a night from the summaries of its runs. */
public final class NightReportQuery {
    private final RunQuery runs;
    private final RunSummaryStore summaries;
    private final RunReportQuery reports;
    private final LogStateStore log;

    public NightReportQuery(DataSource dataSource) {
        this.runs = new RunQuery(dataSource);
        this.summaries = new RunSummaryStore(dataSource);
        this.reports = new RunReportQuery(dataSource);
        this.log = new LogStateStore(dataSource);
    }

    /**
     * The night with its runs in the order they started, and behind them the registers that had none.
     *
     * @param endings how the turn of each register of the night ended, in their order
     */
    public Optional<NightReport> find(String night, Map<String, String> endings) {
        List<RunHeader> headers = runs.listOfNight(night);
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        LocalDate businessDate = headers.get(0).times().businessDate();
        List<Line> lines = new ArrayList<>();
        headers.forEach(header -> report(header).map(NightReportQuery::line).ifPresent(lines::add));
        endings.forEach((register, ending) -> {
            if (lines.stream().noneMatch(line -> line.register().equals(register))) {
                lines.add(missing(register, ending, businessDate));
            }
        });
        return Optional.of(new NightReport(night, businessDate, lines, log.read()));
    }

    private Optional<RunReport> report(RunHeader run) {
        return summaries.find(run.run()).or(() -> reports.find(run.run()));
    }

    private static Line line(RunReport report) {
        RunHeader header = report.header();
        Freshness freshness = report.freshness();
        return new Line(
                header.register(),
                header.run(),
                freshness.lastDelivery(),
                freshness.daysSinceDelivery(),
                header.delivery() == null ? 0 : header.delivery().rows(),
                header.ending().word(),
                report.verdict(),
                new Attention(
                        report.counts().items(ListName.APPLIED),
                        report.counts().of(ListName.REJECTED),
                        report.counts().items(ListName.HELD),
                        report.findings().tasks().stream()
                                .mapToLong(Figure::value)
                                .sum()));
    }

    /** Tells how old the word of a register is that had no run. */
    private Line missing(String register, String ending, LocalDate businessDate) {
        LocalDate last = runs.confirmedAsOf(register);
        Long age = last == null ? null : ChronoUnit.DAYS.between(last, businessDate);
        return new Line(register, null, last, age, 0, ending, Verdict.NOT_EVALUATED, new Attention(0, 0, 0, 0));
    }
}

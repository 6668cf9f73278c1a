package fi.ajantasa.report;

import fi.ajantasa.report.NightReport.Attention;
import fi.ajantasa.report.NightReport.Line;
import fi.ajantasa.report.RunReport.Freshness;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Assembles the page of a night from the summaries of its runs. */
public final class NightReportQuery {
    private final RunQuery runs;
    private final RunSummaryStore summaries;
    private final RunReportQuery reports;

    public NightReportQuery(DataSource dataSource) {
        this.runs = new RunQuery(dataSource);
        this.summaries = new RunSummaryStore(dataSource);
        this.reports = new RunReportQuery(dataSource);
    }

    /** The night with its runs in the order they started; registers that had no run follow as not delivered. */
    public Optional<NightReport> find(String night, List<String> registers) {
        List<RunHeader> headers = runs.listOfNight(night);
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        LocalDate businessDate = headers.get(0).times().businessDate();
        List<Line> lines = new ArrayList<>();
        headers.forEach(header -> report(header).map(NightReportQuery::line).ifPresent(lines::add));
        registers.stream()
                .filter(register ->
                        lines.stream().noneMatch(line -> line.register().equals(register)))
                .forEach(register -> lines.add(missing(register, businessDate)));
        return Optional.of(new NightReport(night, businessDate, lines));
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

    /** Tells how old the word of a register is that delivered nothing. */
    private Line missing(String register, LocalDate businessDate) {
        LocalDate last = runs.confirmedAsOf(register);
        Long age = last == null ? null : ChronoUnit.DAYS.between(last, businessDate);
        return new Line(
                register, null, last, age, 0, "NOT_DELIVERED", Verdict.NOT_EVALUATED, new Attention(0, 0, 0, 0));
    }
}

package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.Readings;
import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.RunReportQuery;
import fi.ajantasa.report.RunSummaryText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What the terminal shows at the end of a run: each run's figures, the three lines of what needs a look, the report. */
record RunText(Installation installation) {
    void print(CommandSpec spec, List<RegisterResult> results) {
        for (RegisterResult result : results) {
            for (String run : result.runs()) {
                report(run).ifPresent(it -> Output.line(spec, RunSummaryText.run(it)));
            }
            if (result.code() != ExitCode.OK && result.code() != ExitCode.OK_WITH_REJECTS) {
                Output.line(spec, result.message());
            }
        }
        results.stream()
                .flatMap(it -> it.runs().stream())
                .findFirst()
                .flatMap(this::report)
                .map(it -> it.header().night())
                .ifPresent(it ->
                        Output.line(spec, "Night:  " + installation.reports().resolve(it + ".html")));
        results.stream()
                .flatMap(it -> it.runs().stream())
                .forEach(it ->
                        Output.line(spec, "Report: " + installation.reports().resolve(it + ".html")));
    }

    private Optional<RunReport> report(String run) {
        return Readings.read(installation, dataSource -> new RunReportQuery(dataSource).find(run), Optional.empty());
    }
}

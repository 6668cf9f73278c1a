package fi.ajantasa.cli;

import fi.ajantasa.batch.Readings;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.CsvReport;
import fi.ajantasa.report.HtmlReport;
import fi.ajantasa.report.JsonReport;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.RunReportQuery;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa report RUN}: the reconciliation report, evaluated anew from storage. */
@Command(name = "report", description = "The reconciliation report of a run.", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private enum Format {
        HTML,
        JSON,
        CSV
    }

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "The run, as in runs list.")
    String run = "";

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: html).", defaultValue = "HTML")
    Format format = Format.HTML;

    @Option(names = "--json", description = "The same as --format json.")
    boolean json;

    @Override
    public Integer call() {
        Optional<RunReport> report = Readings.read(
                root.installation(), dataSource -> new RunReportQuery(dataSource).find(run), Optional.empty());
        if (report.isEmpty()) {
            return Output.unknown(spec, "there is no run " + run, "ajantasa runs list");
        }
        Output.line(spec, written(report.get()));
        return ExitCode.OK.number();
    }

    private String written(RunReport report) {
        return switch (json ? Format.JSON : format) {
            case HTML -> HtmlReport.html(report);
            case JSON -> JsonReport.json(report);
            case CSV -> CsvReport.csv(report);
        };
    }
}

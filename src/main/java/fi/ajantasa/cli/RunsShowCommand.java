package fi.ajantasa.cli;

import fi.ajantasa.batch.Readings;
import fi.ajantasa.batch.RunStore;
import fi.ajantasa.batch.TimelineQuery;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.CsvReport;
import fi.ajantasa.report.JsonReport;
import fi.ajantasa.report.ListRowsQuery;
import fi.ajantasa.report.NightReport;
import fi.ajantasa.report.NightReportQuery;
import fi.ajantasa.report.RunReportQuery;
import fi.ajantasa.report.RunSummaryText;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa runs show RUN}: one run, one of its lists, or what happened to it. */
@Command(name = "show", description = "One run, one of its lists, or its timeline.", mixinStandardHelpOptions = true)
final class RunsShowCommand implements Callable<Integer> {
    private static final int PAGE = 1000;

    @ParentCommand
    RunsCommand runs = new RunsCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "The run, as in runs list.")
    String run = "";

    @Option(names = "--list", paramLabel = "NAME", description = "Open a list: rejected, changed/family-name …")
    @Nullable
    String list;

    @Option(names = "--timeline", description = "What happened to the run, in the order of time.")
    boolean timeline;

    @Option(names = "--offset", defaultValue = "0", description = "First entry of the page.")
    long offset;

    @Option(names = "--limit", defaultValue = "" + PAGE, description = "Entries (default: 1000).")
    int limit;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() {
        if (timeline) {
            return print(
                    read(dataSource -> new TimelineQuery(dataSource).find(run))
                            .map(it -> json ? Output.json(it) : TimelineText.text(it)),
                    run);
        } else if (list != null) {
            String name = list;
            if (read(dataSource -> new RunStore(dataSource, Clock.systemUTC()).find(run))
                    .isEmpty()) {
                return print(Optional.empty(), run);
            }
            return print(
                    read(dataSource -> new ListRowsQuery(dataSource).find(run, name, offset, limit))
                            .map(it -> json ? JsonReport.json(it) : CsvReport.csv(it)),
                    run + " --list " + name,
                    "ajantasa report " + run + " --format csv");
        }
        return summary();
    }

    private int summary() {
        Optional<NightReport> night = read(dataSource -> new NightReportQuery(dataSource).find(run, Map.of()));
        return print(
                night.map(it -> json ? JsonReport.json(it) : RunSummaryText.night(it))
                        .or(() -> read(dataSource -> new RunReportQuery(dataSource).find(run))
                                .map(it -> json ? JsonReport.json(it) : RunSummaryText.run(it))),
                run);
    }

    private <T> Optional<T> read(Function<DataSource, Optional<T>> reader) {
        return Readings.read(runs.root.installation(), reader, Optional.empty());
    }

    private int print(Optional<String> text, String what) {
        return print(text, what, "ajantasa runs list");
    }

    /** @param next what tells which there are; of a run's lists its report does */
    private int print(Optional<String> text, String what, String next) {
        if (text.isPresent()) {
            Output.line(spec, text.get());
            return ExitCode.OK.number();
        }
        return Output.unknown(spec, "there is no " + what, next);
    }
}

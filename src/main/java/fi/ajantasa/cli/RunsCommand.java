package fi.ajantasa.cli;

import fi.ajantasa.batch.Readings;
import fi.ajantasa.batch.Run;
import fi.ajantasa.batch.RunStore;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.CsvReport;
import fi.ajantasa.report.JsonReport;
import fi.ajantasa.report.ListPage;
import fi.ajantasa.report.ListRowsQuery;
import fi.ajantasa.report.NightReport;
import fi.ajantasa.report.NightReportQuery;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.RunReportQuery;
import fi.ajantasa.report.RunSummaryText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa runs list|show}: what ran, and every figure of it opened. */
@Command(name = "runs", description = "What ran; every figure opens by --list.", mixinStandardHelpOptions = true)
final class RunsCommand implements Runnable {
    private static final int PAGE = 1000;

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "runs list, or runs show RUN");
    }

    @Command(name = "list", description = "The latest runs, newest first.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--limit", defaultValue = "30", description = "How many (default: 30).") int limit,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        List<Run> runs = Readings.read(
                root.installation(),
                dataSource -> new RunStore(dataSource, Clock.systemUTC()).latest(limit),
                List.of());
        if (json) {
            Output.json(spec, runs);
        } else {
            RunTable.print(spec, runs);
        }
        return 0;
    }

    @Command(name = "show", description = "One run, or one of its lists.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "RUN") String run,
            @Option(names = "--list", paramLabel = "NAME", description = "Open a list: rejected, changed/family-name …")
                    @Nullable
                    String list,
            @Option(names = "--offset", defaultValue = "0", description = "First entry of the page.") long offset,
            @Option(names = "--limit", defaultValue = "" + PAGE, description = "Entries (default: 1000).") int limit,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        return list == null ? summary(run, json) : page(run, list, new Slice(offset, limit, json));
    }

    private record Slice(long offset, int limit, boolean json) {}

    private int summary(String run, boolean json) {
        Optional<NightReport> night = Readings.read(
                root.installation(),
                dataSource -> new NightReportQuery(dataSource).find(run, List.of()),
                Optional.empty());
        if (night.isPresent()) {
            Output.line(spec, json ? JsonReport.json(night.get()) : RunSummaryText.night(night.get()));
            return ExitCode.OK.number();
        }
        Optional<RunReport> report = Readings.read(
                root.installation(), dataSource -> new RunReportQuery(dataSource).find(run), Optional.empty());
        return report.map(it -> {
                    Output.line(spec, json ? JsonReport.json(it) : RunSummaryText.run(it));
                    return ExitCode.OK.number();
                })
                .orElseGet(() -> unknown(run));
    }

    private int page(String run, String list, Slice slice) {
        Optional<ListPage> page = Readings.read(
                root.installation(),
                dataSource -> new ListRowsQuery(dataSource).find(run, list, slice.offset(), slice.limit()),
                Optional.empty());
        return page.map(it -> {
                    Output.line(spec, slice.json() ? JsonReport.json(it) : CsvReport.csv(it));
                    return ExitCode.OK.number();
                })
                .orElseGet(() -> unknown(run + " --list " + list));
    }

    private int unknown(String what) {
        spec.commandLine().getErr().println("USAGE: there is no " + what + ". Next: ajantasa runs list");
        return ExitCode.USAGE.number();
    }
}

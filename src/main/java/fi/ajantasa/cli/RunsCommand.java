package fi.ajantasa.cli;

import fi.ajantasa.batch.Readings;
import fi.ajantasa.batch.Run;
import fi.ajantasa.batch.RunStore;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa runs list|show}: what ran, and every figure of it opened. */
@Command(
        name = "runs",
        description = "What ran; every figure opens by --list.",
        mixinStandardHelpOptions = true,
        subcommands = RunsShowCommand.class)
final class RunsCommand implements Runnable {
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
}

package fi.ajantasa.cli;

import fi.ajantasa.batch.Readings;
import fi.ajantasa.batch.Run;
import fi.ajantasa.batch.RunStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa status}: where each register stands. */
@Command(name = "status", description = "Where each register stands.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() {
        List<Run> runs = Readings.read(
                root.installation(),
                dataSource -> new RunStore(dataSource, Clock.systemUTC()).latestOfEach(),
                List.of());
        if (json) {
            Output.json(spec, runs);
        } else if (runs.isEmpty()) {
            Output.line(spec, "Nothing was run here yet. Next: ajantasa run nightly");
        } else {
            RunTable.print(spec, runs);
        }
        return 0;
    }
}

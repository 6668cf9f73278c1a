package fi.ajantasa.cli;

import fi.ajantasa.batch.Worker;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa worker}: works on partitions that runs of other processes hand out, until SIGTERM. */
@Command(
        name = "worker",
        description = "Works on what runs hand out over the broker of application.properties; stops on SIGTERM.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print the outcome as JSON.")
    boolean json;

    /** What is printed as JSON. */
    private record Outcome(int code, String name, int partitions) {}

    @Override
    public Integer call() throws DefinitionException {
        try (Termination termination = new Termination();
                Worker worker =
                        Worker.open(root.installation(), Clock.system(MomentText.HELSINKI), termination.signal())) {
            if (!json) {
                Output.line(spec, "Working over " + worker.place() + ". SIGTERM stops.");
            }
            int partitions = worker.work();
            if (json) {
                Output.json(spec, new Outcome(ExitCode.OK.number(), ExitCode.OK.name(), partitions));
            } else {
                Output.line(spec, "OK: stopped after " + partitions + " partitions.");
            }
            return ExitCode.OK.number();
        }
    }
}

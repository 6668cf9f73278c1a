package fi.ajantasa.cli;

import fi.ajantasa.batch.StopSignal;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.serve.Serving;
import fi.ajantasa.serve.Settings.SettingsException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa serve}: runs the nights by themselves and answers how things stand, until SIGTERM. */
@Command(
        name = "serve",
        description = "Runs each night when it is due, and answers /health, /ready and /metrics; stops on SIGTERM.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws DefinitionException, IOException {
        Clock clock = Clock.system(MomentText.HELSINKI);
        try (Termination termination = new Termination();
                Serving serving = open(termination.signal(), clock)) {
            Output.line(spec, "Serving; health and metrics on port " + serving.port() + ". SIGTERM stops.");
            serving.run();
            return ExitCode.OK.number();
        } catch (SettingsException e) {
            return Output.failure(
                    spec,
                    ExitCode.USAGE,
                    new ThreeLines(
                            "USAGE: application.properties: " + e.getMessage() + ".",
                            Output.NOTHING,
                            "ajantasa serve --help"));
        }
    }

    private Serving open(StopSignal stop, Clock clock) throws DefinitionException, IOException, SettingsException {
        return Serving.open(root.installation(), clock, stop, (next, late) -> stop.sleep(next, clock));
    }
}

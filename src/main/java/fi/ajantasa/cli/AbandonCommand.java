package fi.ajantasa.cli;

import fi.ajantasa.batch.Abandonment;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa abandon RUN}: an interrupted run is never continued. */
@Command(
        name = "abandon",
        description = "Ends an interrupted run for good: what it applied stays, the rest never counts.",
        mixinStandardHelpOptions = true)
final class AbandonCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    VerdictOptions options = new VerdictOptions();

    @Override
    public Integer call() throws DefinitionException {
        options.signed.check(spec);
        return VerdictText.print(
                spec,
                new Abandonment(root.usedInstallation(), Clock.systemUTC())
                        .abandon(options.run, options.signed.by, options.signed.reason),
                options.signed.json);
    }
}

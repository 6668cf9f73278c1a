package fi.ajantasa.cli;

import fi.ajantasa.batch.Holds;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa refuse RUN}: the held plan is never applied and its delivery no longer counts. */
@Command(
        name = "refuse",
        description = "Discards the held plan of a run; what raised privacy stays.",
        mixinStandardHelpOptions = true)
final class RefuseCommand implements Callable<Integer> {
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
                new Holds(root.usedInstallation(), Clock.systemUTC())
                        .refuse(options.run, options.signed.by, options.signed.reason),
                options.signed.json);
    }
}

package fi.ajantasa.cli;

import fi.ajantasa.batch.Rerun;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa rerun RUN}: a new run of the same files under today's definitions. */
@Command(
        name = "rerun",
        description = "Makes a new run, linked to this one, of exactly the same files under today's definitions.",
        mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    VerbOptions options = new VerbOptions();

    @Option(names = "--dry-run", description = "Plan only: nothing is changed.")
    boolean dryRun;

    @Override
    public Integer call() throws DefinitionException {
        Rerun rerun = new Rerun(root.usedInstallation(), Clock.system(MomentText.HELSINKI));
        return options.print(spec, root.installation(), rerun.rerun(options.run, options.by, dryRun), "rerun");
    }
}

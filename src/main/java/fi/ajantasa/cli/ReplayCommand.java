package fi.ajantasa.cli;

import fi.ajantasa.batch.Rerun;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa replay RUN}: the rejected rows of a run once more. */
@Command(
        name = "replay",
        description = "Tries the rejected rows of this run again under today's definitions, in a new run linked to it.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    VerbOptions options = new VerbOptions();

    @Option(names = "--rule", paramLabel = "R", description = "Only rows rejected by this rule (default: all).")
    @Nullable
    String rule;

    @Option(names = "--dry-run", description = "Plan only: nothing is changed.")
    boolean dryRun;

    @Override
    public Integer call() throws DefinitionException {
        Rerun rerun = new Rerun(root.usedInstallation(), Clock.system(MomentText.HELSINKI));
        return options.print(spec, root.installation(), rerun.replay(options.run, rule, options.by, dryRun), "replay");
    }
}

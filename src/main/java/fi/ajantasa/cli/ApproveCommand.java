package fi.ajantasa.cli;

import fi.ajantasa.batch.Approval;
import fi.ajantasa.batch.Holds;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa approve RUN}: a second person lets exactly the held plan go. */
@Command(
        name = "approve",
        description = "Applies exactly the held plan of a run; not by the one who asked for the run.",
        mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    VerdictOptions options = new VerdictOptions();

    @Option(names = "--ceiling", required = true, paramLabel = "N", description = "At most N held changes.")
    long ceiling;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "T",
            description = "Good until T: 2026-11-23T12:00 in Helsinki, or with an offset.")
    String until = "";

    @Override
    public Integer call() throws DefinitionException {
        options.signed.check(spec);
        Approval approval = new Approval(
                ceiling, MomentText.parse(spec, "--until", until), options.signed.by, options.signed.reason);
        return VerdictText.print(
                spec,
                new Holds(root.usedInstallation(), Clock.system(MomentText.HELSINKI)).approve(options.run, approval),
                options.signed.json);
    }
}

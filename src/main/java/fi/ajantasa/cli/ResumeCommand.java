package fi.ajantasa.cli;

import fi.ajantasa.batch.Resumption;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa resume RUN}: this run and no other goes on where it stopped. */
@Command(
        name = "resume",
        description = "Continues exactly this interrupted run, after its last committed slice.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    VerbOptions options = new VerbOptions();

    @Override
    public Integer call() throws DefinitionException {
        Resumption resumption = new Resumption(root.usedInstallation(), Clock.system(MomentText.HELSINKI));
        return new RunText(root.installation())
                .print(spec, List.of(resumption.resume(options.run, options.by)), options.json)
                .number();
    }
}

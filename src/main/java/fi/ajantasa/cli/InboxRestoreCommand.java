package fi.ajantasa.cli;

import fi.ajantasa.batch.RawRestoring;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa inbox restore REGISTER COPY}: a delivered file as it came, from its encrypted copy. */
@Command(
        name = "restore",
        description =
                "Puts the encrypted copy of a delivered file (HOME/raw/REGISTER) back into the register's folder.",
        mixinStandardHelpOptions = true)
final class InboxRestoreCommand implements Callable<Integer> {
    @ParentCommand
    InboxCommand inbox = new InboxCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "REGISTER", description = "Whose delivery it was.")
    String register = "";

    @Parameters(
            index = "1",
            paramLabel = "COPY",
            description = "The name of the copy, like 20261121T013000Z_list.csv.sealed.")
    String copy = "";

    @Mixin
    SignedOptions signed = new SignedOptions();

    @Override
    public Integer call() throws DefinitionException {
        signed.check(spec);
        return VerdictText.print(
                spec,
                new RawRestoring(inbox.root.usedInstallation(), Clock.systemUTC())
                        .restore(register, copy, signed.by, signed.reason),
                signed.json);
    }
}

package fi.ajantasa.cli;

import fi.ajantasa.batch.KeyRotation;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa keys rotate}: the keys of what is stored encrypted. */
@Command(name = "keys", description = "The keys of what is stored encrypted: rotate.", mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "keys rotate");
    }

    @Command(
            name = "rotate",
            description = "Adds a data key that encrypts from now on; back the keyset up afterwards.",
            mixinStandardHelpOptions = true)
    int rotate(@Mixin SignedOptions signed) throws DefinitionException {
        signed.check(spec);
        return VerdictText.print(
                spec,
                new KeyRotation(root.usedInstallation(), Clock.systemUTC()).rotate(signed.by, signed.reason),
                signed.json);
    }
}

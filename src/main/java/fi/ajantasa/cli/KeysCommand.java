package fi.ajantasa.cli;

import fi.ajantasa.batch.Holds;
import fi.ajantasa.batch.IndexRotation;
import fi.ajantasa.batch.KeyRotation;
import fi.ajantasa.customer.MasterKey;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            description = "Adds a new key that is used from now on; back the keyset up afterwards.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Option(
                            names = "--key",
                            defaultValue = "data",
                            paramLabel = "KEY",
                            description =
                                    "data (encrypts, the default), index (of keyed hashes), signing (signs checkpoints) or master"
                                            + " (encrypts the keys).")
                    String key,
            @Option(
                            names = "--to",
                            paramLabel = "URI",
                            description = "Of a master key: file:/PATH, made if not there, or a key service's URI.")
                    @Nullable
                    String to,
            @Mixin SignedOptions signed)
            throws DefinitionException {
        signed.check(spec);
        if (key.equals("master") != (to != null)) {
            throw new ParameterException(spec.commandLine(), "--to: with --key master, and only with it");
        }
        return VerdictText.print(spec, turn(key, to, signed), signed.json);
    }

    private Holds.Verdict turn(String key, @Nullable String to, SignedOptions signed) throws DefinitionException {
        if (key.equals("index")) {
            return new IndexRotation(root.usedInstallation(), Clock.systemUTC()).rotate(signed.by, signed.reason);
        }
        KeyRotation rotation = new KeyRotation(root.usedInstallation(), Clock.systemUTC());
        return switch (key) {
            case "data" -> rotation.rotate(signed.by, signed.reason);
            case "signing" -> rotation.rotateSigning(signed.by, signed.reason);
            case "master" -> rotation.rotateMaster(master(String.valueOf(to)), signed.by, signed.reason);
            default -> throw new ParameterException(spec.commandLine(), "--key: data, index, signing or master");
        };
    }

    private MasterKey master(String uri) {
        try {
            return MasterKey.parse(uri);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--to: file:/ and a whole path, or the URI of a key in a key service");
        }
    }
}

package fi.ajantasa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa contact check|object|export|receipt}: may we contact this person, and the proof of it. */
@Command(
        name = "contact",
        description = "May we contact this person, on this channel, for this purpose, now; and the proof of it.",
        subcommands = {
            ContactCheckCommand.class,
            ContactObjectCommand.class,
            ContactExportCommand.class,
            ContactReceiptCommand.class
        },
        mixinStandardHelpOptions = true)
final class ContactCommand implements Runnable {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "contact check CUSTOMER, contact object CUSTOMER, contact export, or contact receipt CUSTOMER");
    }
}

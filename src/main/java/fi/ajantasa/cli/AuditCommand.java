package fi.ajantasa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa audit who|did|reads}: who saw what of whom. */
@Command(
        name = "audit",
        description = "Who saw what of whom, when and for which purpose.",
        subcommands = {AuditWhoCommand.class, AuditDidCommand.class, AuditReadsCommand.class},
        mixinStandardHelpOptions = true)
final class AuditCommand implements Runnable {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "audit who CUSTOMER, audit did ACCOUNT, or audit reads");
    }
}

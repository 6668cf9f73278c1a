package fi.ajantasa.cli;

import fi.ajantasa.batch.Account;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.job.ExitCode;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command takes that goes back to an earlier run: which one, who asks, and how to print. */
final class VerbOptions {
    @Parameters(paramLabel = "RUN", description = "The run, as in runs list.")
    String run = "";

    /** Who asks: the account of this process. */
    final String by = Account.ofProcess().name();

    @Option(names = "--json", description = "Print the outcome as JSON.")
    boolean json;

    /** Prints how the new run ended and to which earlier one it belongs, and returns its code. */
    int print(CommandSpec spec, Installation installation, RegisterResult result, String verb) {
        ExitCode code = new RunText(installation).print(spec, List.of(result), json);
        if (!json) {
            result.runs()
                    .forEach(it -> Output.line(
                            spec,
                            "Linked: " + it + " is a " + verb + " of " + run + "; see ajantasa runs show " + run
                                    + " --timeline"));
        }
        return code.number();
    }
}

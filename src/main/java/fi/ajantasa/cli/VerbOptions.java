package fi.ajantasa.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command takes that goes back to an earlier run: which one, who asks, and how to print. */
final class VerbOptions {
    @Parameters(paramLabel = "RUN", description = "The run, as in runs list.")
    String run = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks (default: the user of this process).")
    String by = System.getProperty("user.name", "unknown");

    @Option(names = "--json", description = "Print the outcome as JSON.")
    boolean json;
}

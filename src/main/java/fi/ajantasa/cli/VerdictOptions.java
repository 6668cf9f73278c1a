package fi.ajantasa.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every command takes by which a person ends a run: which run, who says so, and why. */
final class VerdictOptions {
    @Parameters(paramLabel = "RUN", description = "The run, as in runs list.")
    String run = "";

    @Mixin
    SignedOptions signed = new SignedOptions();
}

package fi.ajantasa.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What every command takes by which a person decides something: who says so, and why. */
final class SignedOptions {
    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides.")
    String by = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept in the audit log.")
    String reason = "";

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    /** Refuses a text that would not stand on one line of the audit log. */
    static void checkLine(CommandSpec spec, String option, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new ParameterException(
                    spec.commandLine(), option + ": one line, not blank, at most " + longest + " characters");
        }
    }

    /** Refuses a name or reason of blanks: it would stand in the audit log as nobody's. */
    void check(CommandSpec spec) {
        if (by.isBlank() || reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--by and --reason: a name and a reason, not blank");
        }
    }
}

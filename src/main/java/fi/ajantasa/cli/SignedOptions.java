package fi.ajantasa.cli;

import fi.ajantasa.batch.Account;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What every command takes by which a person decides something: why; who says so is the account. */
final class SignedOptions {
    /** Who decides: the account of this process. */
    final String by = Account.ofProcess().name();

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

    /** Refuses a reason of blanks: it would stand in the audit log as none. */
    void check(CommandSpec spec) {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason: not blank");
        }
    }
}

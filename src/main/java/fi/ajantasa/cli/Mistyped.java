package fi.ajantasa.cli;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.util.Objects;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** A command line that cannot be understood: told in three lines, after the list of commands where none was named. */
final class Mistyped implements IParameterExceptionHandler {
    /** What the parser adds of the class it could not make, and of the exception. */
    private static final Pattern OF_JAVA = Pattern.compile(" to class .*| \\(java[.].*");

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = named(wrong.getCommandLine());
        if (!command.getSubcommands().isEmpty()) {
            command.usage(command.getErr());
        }
        return Output.failure(
                command.getCommandSpec(),
                ExitCode.USAGE,
                new ThreeLines(
                        "USAGE: " + sentence(wrong),
                        Output.NOTHING,
                        command.getCommandSpec().qualifiedName() + " --help"));
    }

    /** The command that was typed: a method that is a command tells of its group. */
    private static CommandLine named(CommandLine group) {
        CommandLine named = group;
        while (named.getParseResult() != null && named.getParseResult().hasSubcommand()) {
            named = named.getParseResult().subcommand().commandSpec().commandLine();
        }
        return named;
    }

    /** What was typed may hold line breaks and terminal escapes. */
    private static String sentence(ParameterException wrong) {
        String what = Objects.requireNonNullElse(wrong.getMessage(), "the command line is not understood")
                .replaceAll("\\p{Cntrl}", "?");
        String plain = OF_JAVA.matcher(what).replaceAll("");
        return plain.endsWith(".") ? plain : plain + ".";
    }
}

package fi.ajantasa.cli;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;

/** Prints what a command found: as JSON with stable keys, or as text; and why it was refused. */
final class Output {
    /** The second line of what was only refused. */
    static final String NOTHING = "Nothing was changed.";

    private static final JsonMapper JSON = new JsonMapper();

    private Output() {}

    /** Prints the record as one JSON document; its component names are the keys. */
    static void json(CommandSpec spec, Object value) {
        line(spec, json(value));
    }

    static String json(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /** Tells why something was refused or failed, on standard error, and returns the code. */
    static int failure(CommandSpec spec, ExitCode code, ThreeLines lines) {
        complain(spec, lines.text());
        return code.number();
    }

    /** Refuses what names something that is not there. */
    static int unknown(CommandSpec spec, String what, String next) {
        return failure(spec, ExitCode.USAGE, new ThreeLines("USAGE: " + what + ".", NOTHING, next));
    }

    /** Prints on standard error. Whoever typed an identity code does not get it back, for others may read along. */
    static void complain(CommandSpec spec, String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(Typed.masked(text));
        err.flush();
    }

    static void line(CommandSpec spec, String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}

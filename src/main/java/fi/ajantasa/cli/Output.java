package fi.ajantasa.cli;

import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;

/** Prints what a command found: as JSON with stable keys, or as text. */
final class Output {
    private static final JsonMapper JSON = new JsonMapper();

    private Output() {}

    /** Prints the record as one JSON document; its component names are the keys. */
    static void json(CommandSpec spec, Object value) {
        line(spec, json(value));
    }

    static String json(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    static void line(CommandSpec spec, String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}

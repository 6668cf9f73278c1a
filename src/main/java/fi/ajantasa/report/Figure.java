package fi.ajantasa.report;

/** A number of the report, the list it is the length of, and the command that opens that list. */
public record Figure(String name, String attribute, long value, String command) {

    static Figure of(String run, ListKey list, long value) {
        return new Figure(list.name(), list.attribute(), value, command(run, list.path()));
    }

    /** The command that opens a list of a run. */
    public static String command(String run, String list) {
        return "ajantasa runs show " + run + " --list " + list;
    }

    String path() {
        return new ListKey(name, attribute).path();
    }
}

package fi.ajantasa.person;

import java.util.List;

/** The value of an attribute that collects, as one text: its entries between bars, each known by its first word. */
public final class Collected {

    private static final String BAR = "|";

    private Collected() {}

    /** What an entry is known by. */
    public static String key(String entry) {
        int blank = entry.indexOf(' ');
        return blank < 0 ? entry : entry.substring(0, blank);
    }

    public static List<String> entries(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split("\\" + BAR, -1));
    }

    public static String joined(List<String> entries) {
        return String.join(BAR, entries);
    }
}

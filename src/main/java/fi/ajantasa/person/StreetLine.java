package fi.ajantasa.person;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits one line of a domestic address into street, number, stair, apartment and split letter. */
final class StreetLine {

    private static final Pattern BOX = Pattern.compile("(?i)(PL|PB)\\s*[0-9].*");
    private static final Pattern LINE = Pattern.compile("(?<street>.*?[^0-9\\s].*?)\\s+"
            + "(?<number>[0-9]+[A-Za-z]?(?:[-–/][0-9]+[A-Za-z]?)?|[0-9]+[hH][0-9]+)"
            + "(?:\\s+(?<stair>[A-Za-zÅÄÖåäö]))?"
            + "(?:\\s+(?:(?:as|bost|lgh)\\.?\\s*)?(?<apartment>[0-9]{1,4})(?:\\s*(?<split>[A-Za-z]))?)?");

    /** The register's own limit for a street, with its number and flat. */
    private static final int LONGEST = 120;

    private StreetLine() {}

    static Map<AddressPart, String> split(String text) {
        String line = Spelling.clean(text);
        Map<AddressPart, String> parts = new EnumMap<>(AddressPart.class);
        Matcher found = LINE.matcher(line);
        if (line.length() > LONGEST || BOX.matcher(line).matches() || !found.matches()) {
            parts.put(AddressPart.STREET_FI, line);
            return parts;
        }
        put(parts, AddressPart.STREET_FI, found.group("street"));
        put(parts, AddressPart.NUMBER, found.group("number"));
        put(parts, AddressPart.STAIR, found.group("stair"));
        put(parts, AddressPart.APARTMENT, found.group("apartment"));
        put(parts, AddressPart.SPLIT, found.group("split"));
        return parts;
    }

    private static void put(Map<AddressPart, String> parts, AddressPart part, @Nullable String text) {
        if (text != null) {
            parts.put(part, text);
        }
    }
}

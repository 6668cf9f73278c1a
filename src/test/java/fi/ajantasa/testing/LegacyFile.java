package fi.ajantasa.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file in the fixed widths of the population register's old change service (its reference, 5.2), as a test writes it. */
public final class LegacyFile {
    public static final String NONE = "00000000";
    public static final String ENDLESS = "99990000";

    private static final String DAY = "20261121";

    private final List<String> lines = new ArrayList<>();
    private final String type;

    private LegacyFile(String type) {
        this.type = type;
    }

    /** A full list. */
    public static LegacyFile base() {
        return new LegacyFile("PTT");
    }

    public static LegacyFile changes() {
        return new LegacyFile("MTT");
    }

    /** A line of a person with these groups. */
    public LegacyFile line(String hetu, String... groups) {
        return line(hetu, '0', groups);
    }

    /** A line that goes on with the one before. */
    public LegacyFile more(String hetu, String... groups) {
        return line(hetu, 'J', groups);
    }

    private LegacyFile line(String hetu, char what, String... groups) {
        return raw("%sXCM%s%c1%02d".formatted(hetu, DAY, what, groups.length)
                + Arrays.stream(groups).map(it -> it + "|").reduce("", String::concat));
    }

    /** A line as it is. */
    public LegacyFile raw(String line) {
        lines.add(line);
        return this;
    }

    /** The whole file between its first record and its trailer. */
    public byte[] bytes() {
        return bytes("'''EOF'''" + lines.size() + "'\r\n");
    }

    /** The file with another end. */
    public byte[] bytes(String end) {
        String text = "'''TYP:%s'NRQ:1'''\r\n".formatted(type)
                + lines.stream().map(it -> it + "\r\n").reduce("", String::concat)
                + end;
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @param change the digit of the change attribute */
    public static String code(int change, String hetu, boolean active) {
        return "001" + change + field(hetu, 11) + (active ? 1 : 2);
    }

    public static String language(int change, String code) {
        return "002" + change + field(code, 2);
    }

    public static String names(int change, String family, String given) {
        return "004" + change + field(family, 100) + field(given, 100) + NONE + " ";
    }

    /** A name of a kind, from a day until another. */
    public static String name(String group, int change, String name, String kind, String... days) {
        return group + change + field(name, 100) + kind + days[0] + days[1] + " ";
    }

    public static String death(int change, String day) {
        return "013" + change + day;
    }

    public static String order(int change, String until) {
        return "015" + change + until;
    }

    /**
     * An address in Finland.
     *
     * @param cells street in Finnish and in Swedish, number, stair, apartment, split, postcode, first and last day
     */
    public static String address(String group, int change, String... cells) {
        return group + change + fields(cells, 100, 100, 7, 1, 3, 1, 5, 8, 8);
    }

    /** @param cells address in Finnish and in Swedish, postcode, first and last day */
    public static String post(int change, String... cells) {
        return "103" + change + fields(cells, 50, 50, 5, 8, 8);
    }

    /** @param cells line, place, country, first and last day */
    public static String abroad(String group, int change, String... cells) {
        return group + change + fields(cells, 80, 80, 3, 8, 8);
    }

    public static String municipality(int change, String code, String from) {
        return "204" + change + field(code, 3) + from;
    }

    private static String fields(String[] cells, int... widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            text.append(field(cells[i], widths[i]));
        }
        return text.toString();
    }

    private static String field(String text, int width) {
        return ("%-" + width + "s").formatted(text);
    }
}

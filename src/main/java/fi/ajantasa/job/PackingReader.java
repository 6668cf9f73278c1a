package fi.ajantasa.job;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how a file is packed. */
final class PackingReader {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6}) ?(KB|MB|GB)");
    private static final Map<String, Long> UNITS = Map.of("KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);
    private static final int RATIO = 100;

    private final Section receive;

    PackingReader(Section receive) {
        this.receive = receive;
    }

    Packing read() {
        if (!receive.has("packed")) {
            return Packing.NONE;
        }
        Section packed = receive.section("packed", Shape.PACKED);
        if (packed.has("zip") == packed.has("gzip")) {
            packed.note(packed.line(), "a file is packed in one way", "write zip: or gzip: with its limits");
        }
        boolean zip = packed.has("zip");
        Section limits = zip ? packed.section("zip", Shape.ZIP) : packed.section("gzip", Shape.GZIP);
        return new Packing(
                zip ? Packing.Method.ZIP : Packing.Method.GZIP,
                zip ? limits.text("entry") : "",
                limits.value("size", PackingReader::size, 0L, "write it like 200 MB"),
                limits.value("ratio", PackingReader::ratio, RATIO, "write a whole number from 1 to 1000"));
    }

    static long size(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(size.group(1)) * UNITS.getOrDefault(size.group(2), 1L);
    }

    private static int ratio(String text) {
        int ratio = Integer.parseInt(text);
        if (ratio < 1 || ratio > 1000) {
            throw new IllegalArgumentException(text);
        }
        return ratio;
    }
}

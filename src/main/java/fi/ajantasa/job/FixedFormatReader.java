package fi.ajantasa.job;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads how records of fixed width are written, and the groups that may follow the head of a line. */
final class FixedFormatReader {
    static final Map<String, FixedFormat.LineEnd> LINE_ENDS =
            Map.of("CRLF", FixedFormat.LineEnd.CRLF, "LF", FixedFormat.LineEnd.LF);

    private static final int LONGEST = 100_000;
    private static final String LENGTH = "write how many characters a record has";

    private final Section fixed;

    FixedFormatReader(Section fixed) {
        this.fixed = fixed;
    }

    FixedFormat read() {
        Charset charset = fixed.choice("charset", FormatReader.CHARSETS, StandardCharsets.ISO_8859_1);
        if (charset.equals(StandardCharsets.UTF_8)) {
            fixed.note(
                    fixed.lineOf("charset"),
                    "positions are bytes, and UTF-8 has characters of several",
                    "write the charset the register uses, such as ISO-8859-1");
        }
        int length = length(fixed);
        Map<String, Place> head = columns(fixed, length);
        GroupFormat groups = groups(length, head);
        return new FixedFormat(
                charset,
                length,
                fixed.choice("line-end", LINE_ENDS, FixedFormat.LineEnd.LF),
                groups == null ? head : groups.columns(),
                constants(fixed.section("constants"), length),
                PlaceReader.pattern("shape", fixed),
                groups);
    }

    private static Map<String, Place> columns(Section section, int length) {
        return new PlaceReader(text -> within(Spot.Positions.read(text), length)).columns(section);
    }

    private static Map<Integer, String> constants(Section constants, int length) {
        var read = new LinkedHashMap<Integer, String>();
        for (Word at : constants.words()) {
            int position = at.text().matches("[1-9]\\d{0,5}") ? Integer.parseInt(at.text()) : length + 1;
            String text = constants.text(at.text());
            if (position - 1 + text.length() > length) {
                constants.note(at.line(), at.text() + " is no position", "write a number from 1 to " + length);
            }
            read.put(position, text);
        }
        return read;
    }

    /** @param length of the head, within which it says how many groups there are */
    private @Nullable GroupFormat groups(int length, Map<String, Place> head) {
        if (!fixed.has("groups")) {
            return null;
        }
        Section groups = fixed.section("groups", Shape.GROUPS);
        return new GroupFormat(
                groups.value("ends", PlaceReader::separator, '|', "write one character like \"|\""),
                spot("count", groups, length),
                groups.has("continued") ? continued(groups.section("continued", Shape.CONTINUED), length) : null,
                head,
                columns(groups, LONGEST),
                words("drop", groups),
                groups.sections("kinds", Shape.GROUP).stream()
                        .map(FixedFormatReader::kind)
                        .toList());
    }

    private static GroupFormat.Continued continued(Section continued, int length) {
        return new GroupFormat.Continued(spot("at", continued, length), continued.text("as"));
    }

    private static Spot.Positions spot(String key, Section section, int length) {
        return section.value(
                key, text -> within(Spot.Positions.read(text), length), new Spot.Positions(1, 1), PlaceReader.SPOT);
    }

    private static GroupFormat.Kind kind(Section kind) {
        int length = length(kind);
        return new GroupFormat.Kind(
                words("starts", kind),
                length,
                PlaceReader.pattern("when", kind),
                columns(kind, length),
                texts(kind.section("same")),
                texts(kind.section("others")));
    }

    private static Set<String> words(String key, Section section) {
        Set<String> words = new TreeSet<>();
        section.list(key).forEach(it -> words.add(it.text()));
        return words;
    }

    private static Map<String, String> texts(Section section) {
        var texts = new LinkedHashMap<String, String>();
        section.words().forEach(it -> texts.put(it.text(), section.text(it.text())));
        return texts;
    }

    private static int length(Section section) {
        return section.value("length", FixedFormatReader::length, LONGEST, LENGTH);
    }

    private static int length(String text) {
        int length = Integer.parseInt(text);
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException(text);
        }
        return length;
    }

    private static Spot.Positions within(Spot.Positions spot, int length) {
        if (spot.to() > length) {
            throw new IllegalArgumentException("beyond " + length);
        }
        return spot;
    }
}

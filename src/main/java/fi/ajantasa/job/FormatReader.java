package fi.ajantasa.job;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads how records are written: delimited, fixed-width, XML or JSON. */
final class FormatReader {
    /** Of these only UTF-8 has characters of several bytes. */
    static final Map<String, Charset> CHARSETS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "ISO-8859-15", Charset.forName("ISO-8859-15"),
            "windows-1252", Charset.forName("windows-1252"),
            "US-ASCII", StandardCharsets.US_ASCII);

    static final Map<String, FixedFormat.LineEnd> LINE_ENDS =
            Map.of("CRLF", FixedFormat.LineEnd.CRLF, "LF", FixedFormat.LineEnd.LF);

    static final Map<String, Character> DECIMALS = Map.of(",", ',', ".", '.');

    private static final List<String> KINDS =
            List.of("csv", "fixed", "xml", "json", "json-lines", "readings", "one-of");
    private static final int LONGEST = 100_000;

    private final Section receive;

    FormatReader(Section receive) {
        this.receive = receive;
    }

    FileFormat read() {
        return format(receive.section("format", Shape.FORMAT));
    }

    private FileFormat format(Section format) {
        if (!format.words().isEmpty() && KINDS.stream().filter(format::has).count() != 1) {
            format.note(format.line(), "a file has one format", "write one of " + String.join(", ", KINDS));
        }
        if (format.has("one-of")) {
            return variants(format);
        } else if (format.has("fixed")) {
            return fixed(format.section("fixed", Shape.FIXED));
        } else if (format.has("xml")) {
            return xml(format.section("xml", Shape.XML));
        } else if (format.has("json")) {
            return new JsonFormatReader(format.section("json", Shape.JSON)).read(false);
        } else if (format.has("json-lines")) {
            return new JsonFormatReader(format.section("json-lines", Shape.JSON_LINES)).read(true);
        } else if (format.has("readings")) {
            return readings(format.section("readings", Shape.READINGS));
        }
        return csv(format.section("csv", Shape.CSV));
    }

    private FileFormat variants(Section format) {
        var variants = new ArrayList<PlacedFormat>();
        for (Section variant : format.sections("one-of", Shape.FORMAT)) {
            FileFormat one = format(variant);
            if (one instanceof CellFormat || one instanceof FixedFormat) {
                variants.add((PlacedFormat) one);
            } else {
                variant.note(variant.line(), "no variant of a line", "write csv with columns, or fixed");
            }
        }
        long columns =
                variants.stream().map(it -> it.columns().keySet()).distinct().count();
        if (columns > 1) {
            format.note(format.lineOf("one-of"), "variants differ in their columns", "name the same columns in each");
        }
        return new FormatVariants(variants);
    }

    private static FileFormat xml(Section xml) {
        XmlFormat.Totals totals = null;
        if (xml.has("totals")) {
            Section section = xml.section("totals", Shape.XML_TOTALS);
            totals = new XmlFormat.Totals(
                    FrameReader.totalName(section),
                    section.text("in"),
                    path("count", section),
                    section.text("each"),
                    path("sum", section),
                    path("of", section));
        }
        return new XmlFormat(xml.text("record"), new PlaceReader(Spot.Path::read).columns(xml), totals);
    }

    private static Spot.Path path(String key, Section section) {
        return section.value(key, text -> (Spot.Path) Spot.Path.read(text), new Spot.Path("", ""), PlaceReader.SPOT);
    }

    private static FileFormat readings(Section readings) {
        var header = new LinkedHashMap<String, String>();
        Section names = readings.section("header", Shape.READINGS_HEADER);
        names.words().forEach(word -> header.put(word.text(), names.text(word.text())));
        return new ReadingsFormat(
                readings.choice("charset", CHARSETS, StandardCharsets.UTF_8),
                readings.value("separator", PlaceReader::separator, ';', "write one character like \";\""),
                readings.choice("decimal", DECIMALS, ','),
                header,
                readings.text("product"),
                readings.text("unit"),
                readings.text("missing"));
    }

    private FileFormat csv(Section csv) {
        Charset charset = csv.choice("charset", CHARSETS, StandardCharsets.UTF_8);
        char separator = csv.value("separator", PlaceReader::separator, ';', "write one character like \";\"");
        if (csv.has("columns")) {
            CellFormat format = new CellFormat(
                    charset,
                    separator,
                    new PlaceReader(Spot.Cell::read).columns(csv),
                    PlaceReader.pattern("shape", csv));
            checkCells(format, csv);
            return format;
        }
        if (csv.has("shape")) {
            csv.note(csv.lineOf("shape"), "shape is for records without a header line", "add columns:");
        }
        return new CsvFormat(charset, separator);
    }

    /** A cell nobody names would be read by nobody, and nobody would know; the type of a record needs no name. */
    private void checkCells(CellFormat format, Section csv) {
        Set<Integer> named = new TreeSet<>();
        format.columns().values().forEach(place -> place.spots().forEach(spot -> {
            if (spot instanceof Spot.Cell cell) {
                named.add(cell.number());
            }
        }));
        boolean typed = receive.has("records") && receive.section("records").has("data");
        IntStream.rangeClosed(typed ? 2 : 1, format.cells())
                .filter(cell -> !named.contains(cell))
                .forEach(cell ->
                        csv.note(csv.lineOf("columns"), "cell " + cell + " is no column", "name it, and ignore it"));
    }

    private static FileFormat fixed(Section fixed) {
        Charset charset = fixed.choice("charset", CHARSETS, StandardCharsets.ISO_8859_1);
        if (charset.equals(StandardCharsets.UTF_8)) {
            fixed.note(
                    fixed.lineOf("charset"),
                    "positions are bytes, and UTF-8 has characters of several",
                    "write the charset the register uses, such as ISO-8859-1");
        }
        int length = fixed.value("length", FormatReader::length, LONGEST, "write how many characters a record has");
        return new FixedFormat(
                charset,
                length,
                fixed.choice("line-end", LINE_ENDS, FixedFormat.LineEnd.LF),
                new PlaceReader(text -> within(Spot.Positions.read(text), length)).columns(fixed),
                constants(fixed.section("constants"), length),
                PlaceReader.pattern("shape", fixed));
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

    private static int length(String text) {
        int length = Integer.parseInt(text);
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException(text);
        }
        return length;
    }

    private static Spot within(Spot spot, int length) {
        if (spot instanceof Spot.Positions positions && positions.to() > length) {
            throw new IllegalArgumentException("beyond " + length);
        }
        return spot;
    }
}

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

/** Reads how records are written: delimited, fixed-width, XML, JSON or a worksheet. */
final class FormatReader {
    /** Of these only UTF-8 has characters of several bytes. */
    static final Map<String, Charset> CHARSETS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "ISO-8859-15", Charset.forName("ISO-8859-15"),
            "windows-1252", Charset.forName("windows-1252"),
            "US-ASCII", StandardCharsets.US_ASCII);

    static final Map<String, Character> DECIMALS = Map.of(",", ',', ".", '.');

    private static final List<String> KINDS =
            List.of("csv", "fixed", "xml", "json", "json-lines", "readings", "xlsx", "one-of");

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
            return new FixedFormatReader(format.section("fixed", Shape.FIXED)).read();
        } else if (format.has("xml")) {
            return xml(format.section("xml", Shape.XML));
        } else if (format.has("json")) {
            return new JsonFormatReader(format.section("json", Shape.JSON)).read(false);
        } else if (format.has("json-lines")) {
            return new JsonFormatReader(format.section("json-lines", Shape.JSON_LINES)).read(true);
        } else if (format.has("readings")) {
            return readings(format.section("readings", Shape.READINGS));
        } else if (format.has("xlsx")) {
            return new XlsxFormatReader(format.section("xlsx", Shape.XLSX)).read();
        }
        return csv(format.section("csv", Shape.CSV));
    }

    private FileFormat variants(Section format) {
        var variants = new ArrayList<PlacedFormat>();
        for (Section variant : format.sections("one-of", Shape.FORMAT)) {
            FileFormat one = format(variant);
            if (one instanceof CellFormat || (one instanceof FixedFormat fixed && fixed.groups() == null)) {
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
}

package fi.ajantasa.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The same invented rows in every layout that is read, written in one pass: a file may be larger than memory. */
final class Layouts {
    /** A sheet of a workbook has no more rows. */
    private static final long SHEET = 1_000_000;

    /** A trailer counts no more. */
    private static final long SVM_MOST = 999_999;

    private static final String FORMAT = "covers: base\ncontrol: none\nplausible: {rows: {max: 5 %, floor: 1000}}\n";
    private static final String PLACES = "columns: {phone: phone, name: name, street: street, since: since}";

    private Layouts() {}

    /**
     * One layout.
     *
     * @param receive what its definition says of its files, or empty for a definition that is shipped
     * @param rows writes rows until a file has so many bytes, and tells how many there are
     */
    record Layout(String name, String file, String receive, Rows rows) {}

    /** Writes a file. */
    interface Rows {
        long write(Path file, long bytes) throws IOException;
    }

    /** Writes one record. */
    interface Record {
        String text(long nth);
    }

    static List<Layout> all() {
        String csv = FORMAT + "format: {csv: {charset: UTF-8, separator: \";\"}}\n";
        return List.of(
                new Layout("csv", "list_20261120.csv", csv, Layouts::csv),
                new Layout("csv.gz", "list_20261120.gz", csv + "packed: {gzip: {size: 64 GB}}\n", Layouts::gzip),
                new Layout(
                        "csv.zip",
                        "list_20261120.zip",
                        csv + "packed: {zip: {entry: \"list.csv\", size: 64 GB}}\n",
                        Layouts::zip),
                new Layout(
                        "fixed",
                        "list_20261120.dat",
                        FORMAT + "format: {fixed: {charset: ISO-8859-1, length: 80, line-end: LF, columns:"
                                + " {phone: 1-16, name: 17-46, street: 47-69, since: 70-80}}}\n",
                        Layouts::fixed),
                new Layout(
                        "json",
                        "list_20261120.json",
                        FORMAT + "format: {json: {records: list, " + PLACES + "}}\n",
                        Layouts::json),
                new Layout(
                        "json-lines",
                        "list_20261120.jsonl",
                        FORMAT + "format: {json-lines: {" + PLACES + "}}\n",
                        Layouts::jsonLines),
                new Layout(
                        "xml",
                        "list_20261120.xml",
                        FORMAT
                                + "format: {xml: {record: entry, columns: {phone: entry@phone, name: name, street: street,"
                                + " since: since}}}\n",
                        Layouts::xml),
                new Layout(
                        "xlsx",
                        "list_20261120.xlsx",
                        FORMAT + "format: {xlsx: {sheet: Lista, size: 64 GB, " + PLACES + "}}\n",
                        Layouts::xlsx),
                new Layout("bank-payments", "viitesiirrot_20261120.svm", "", Layouts::svm),
                new Layout("bank-camt", "camt054_20261120.xml", "", Layouts::camt),
                new Layout("consumption", "kulutus_20261120.csv", "", Layouts::readings));
    }

    private static String phone(long nth) {
        return "+35840" + (1_000_000 + nth);
    }

    private static String name(long nth) {
        return "Joutsen Maija-Liisa " + nth % 1_000_003 * 7919 % 1_000_003;
    }

    private static String street(long nth) {
        return "Mäkitie " + (nth * 31 % 997) + " A " + nth % 89;
    }

    private static long csv(Path file, long bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return csv(out, bytes);
        }
    }

    private static long csv(OutputStream out, long bytes) throws IOException {
        return text(out, StandardCharsets.UTF_8, bytes, "phone;name;street;since\n", Layouts::cells, "");
    }

    private static String cells(long nth) {
        return phone(nth) + ";" + name(nth) + ";" + street(nth) + ";2026-11-20\n";
    }

    private static long gzip(Path file, long bytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            return csv(out, bytes);
        }
    }

    private static long zip(Path file, long bytes) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("list.csv"));
            return csv(out, bytes);
        }
    }

    private static long fixed(Path file, long bytes) throws IOException {
        return text(
                file,
                StandardCharsets.ISO_8859_1,
                bytes,
                "",
                nth -> format("%-16s%-30s%-23s%-11s\n", phone(nth), name(nth), street(nth), "2026-11-20"),
                "");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String object(long nth) {
        return format(
                "{\"phone\": \"%s\", \"name\": \"%s\", \"street\": \"%s\", \"since\": \"2026-11-20\"}",
                phone(nth), name(nth), street(nth));
    }

    private static long json(Path file, long bytes) throws IOException {
        return text(
                file,
                StandardCharsets.UTF_8,
                bytes,
                "{\"list\": [\n",
                nth -> (nth == 0 ? "" : ",\n") + object(nth),
                "\n]}\n");
    }

    private static long jsonLines(Path file, long bytes) throws IOException {
        return text(file, StandardCharsets.UTF_8, bytes, "", nth -> object(nth) + "\n", "");
    }

    private static long xml(Path file, long bytes) throws IOException {
        return text(
                file,
                StandardCharsets.UTF_8,
                bytes,
                "<list>\n",
                nth -> format(
                        "<entry phone=\"%s\"><name>%s</name><street>%s</street><since>2026-11-20</since></entry>\n",
                        phone(nth), name(nth), street(nth)),
                "</list>\n");
    }

    private static long xlsx(Path file, long bytes) throws IOException {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            part(out, "[Content_Types].xml", "<Types/>");
            part(
                    out,
                    "xl/workbook.xml",
                    format(
                            "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>"
                                    + "<sheet name=\"Lista\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                            main, office));
            part(
                    out,
                    "xl/_rels/workbook.xml.rels",
                    format(
                            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                    + "<Relationship Id=\"rId1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                    + "</Relationships>",
                            office));
            out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            return text(
                    out,
                    StandardCharsets.UTF_8,
                    Math.min(bytes, SHEET * sheetRow(SHEET).length()),
                    "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheetRow(1, "phone", "name", "street", "since"),
                    nth -> sheetRow(nth + 2),
                    "</sheetData></worksheet>");
        }
    }

    private static String sheetRow(long number) {
        return sheetRow(number, phone(number), name(number), street(number), "2026-11-20");
    }

    private static String sheetRow(long number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            row.append(
                    format("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>", (char) ('A' + i), number, cells[i]));
        }
        return row + "</row>\n";
    }

    private static void part(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long svm(Path file, long bytes) throws IOException {
        long payments = Math.min(bytes / 92, SVM_MOST);
        return text(
                file,
                StandardCharsets.ISO_8859_1,
                bytes,
                format("%-90s\r\n", "0261120060047020840699" + "1"),
                nth -> format(
                        "3%014d261120261120%016d%020d%-12s1J%010d0J%-1s\r\n",
                        47_300_010_000_000L, nth, 1232, "MAKSAJA", 100, ""),
                format("%-90s\r\n", format("9%06d%011d%06d%011d", payments, payments * 100, 0, 0)),
                payments);
    }

    private static long camt(Path file, long bytes) throws IOException {
        Record payment = nth -> format(
                "<TxDtls><Refs><AcctSvcrRef>%016d</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy=\"EUR\">1.00</Amt>"
                        + "</TxAmt></AmtDtls><RmtInf><Strd><CdtrRefInf><Ref>1232</Ref></CdtrRefInf></Strd></RmtInf>"
                        + "</TxDtls>\n",
                nth);
        long payments = bytes / payment.text(0).length();
        return text(
                file,
                StandardCharsets.UTF_8,
                bytes,
                format(
                        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\"><BkToCstmrDbtCdtNtfctn><Ntfctn>"
                                + "<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>%d.00</Sum></TtlNtries>"
                                + "</TxsSummry><Ntry><Amt Ccy=\"EUR\">%d.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                                + "<BookgDt><Dt>2026-11-20</Dt></BookgDt><NtryDtls>\n",
                        payments, payments),
                payment,
                "</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>\n",
                payments);
    }

    /** A year of hours for each metering point. */
    private static long readings(Path file, long bytes) throws IOException {
        Instant start = Instant.parse("2025-11-01T00:00:00Z");
        int year = 365 * 24;
        return text(
                file,
                StandardCharsets.UTF_8,
                bytes,
                "Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu\n",
                nth -> point(nth / year) + ";8716867000030;PT1H;KWH;BN01;" + start.plusSeconds(nth % year * 3600)
                        + ";0,123;OK\n",
                "");
    }

    private static String point(long nth) {
        String digits = "64300" + format("%012d", nth);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static long text(Path file, Charset charset, long bytes, String first, Record record, String last)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return text(out, charset, bytes, first, record, last);
        }
    }

    private static long text(OutputStream out, Charset charset, long bytes, String first, Record record, String last)
            throws IOException {
        Writer writer = new OutputStreamWriter(out, charset);
        writer.write(first);
        long rows = 0;
        for (long size = 0; size < bytes; rows++) {
            String text = record.text(rows);
            writer.write(text);
            size += text.length();
        }
        writer.write(last);
        writer.flush();
        return rows;
    }

    private static long text(
            Path file, Charset charset, long bytes, String first, Record record, String last, long rows)
            throws IOException {
        try (Writer out = Files.newBufferedWriter(file, charset)) {
            out.write(first);
            for (long nth = 0; nth < rows; nth++) {
                out.write(record.text(nth));
            }
            out.write(last);
        }
        return rows;
    }

    /** As a file that has lain there for an hour. */
    static void rest(Path file) throws IOException {
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.now(Clock.systemUTC()).minusSeconds(3600)));
    }
}

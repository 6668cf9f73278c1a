package fi.ajantasa.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as a test writes it: every cell a text, the same bytes for the same rows. */
public final class XlsxFile {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final LocalDateTime MADE = LocalDateTime.of(2026, 11, 20, 0, 0);

    private final List<Sheet> sheets = new ArrayList<>();
    private final Set<String> shared = new LinkedHashSet<>();
    private final Map<String, UnaryOperator<String>> changes = new LinkedHashMap<>();
    private final Map<String, String> more = new LinkedHashMap<>();

    /** One sheet: rows of cells, a cell of XML (beginning with {@code <c}) as it is. */
    private record Sheet(String name, List<List<String>> rows) {}

    public XlsxFile sheet(String name, List<List<String>> rows) {
        sheets.add(new Sheet(name, List.copyOf(rows)));
        return this;
    }

    /** Rewrites a part before it is packed. */
    public XlsxFile change(String part, UnaryOperator<String> change) {
        changes.put(part, change);
        return this;
    }

    /** Packs one part more. */
    public XlsxFile with(String part, String content) {
        more.put(part, content);
        return this;
    }

    public byte[] bytes() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", XML + "<Types/>");
        parts.put("xl/workbook.xml", workbook());
        parts.put("xl/_rels/workbook.xml.rels", relations());
        for (int i = 0; i < sheets.size(); i++) {
            parts.put("xl/worksheets/sheet" + (i + 1) + ".xml", sheet(sheets.get(i)));
        }
        parts.put("xl/sharedStrings.xml", texts());
        parts.putAll(more);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(MADE);
                zip.putNextEntry(entry);
                String content = changes.getOrDefault(part.getKey(), it -> it).apply(part.getValue());
                zip.write(content.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String workbook() {
        StringBuilder xml =
                new StringBuilder(XML + "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>".formatted(MAIN, OFFICE));
        for (int i = 1; i <= sheets.size(); i++) {
            xml.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                    .formatted(sheets.get(i - 1).name(), i, i));
        }
        return xml + "</sheets></workbook>";
    }

    private String relations() {
        StringBuilder xml = new StringBuilder(XML + "<Relationships xmlns=\"" + PACKAGE + "\">");
        for (int i = 1; i <= sheets.size(); i++) {
            xml.append(relation("rId" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
        }
        return xml + relation("rIdT", "sharedStrings", "/xl/sharedStrings.xml") + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, OFFICE, type, target);
    }

    private String sheet(Sheet sheet) {
        StringBuilder xml = new StringBuilder(XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int row = 1; row <= sheet.rows().size(); row++) {
            xml.append("<row r=\"").append(row).append("\">");
            List<String> cells = sheet.rows().get(row - 1);
            for (int column = 0; column < cells.size(); column++) {
                xml.append(cell((char) ('A' + column) + "" + row, cells.get(column), column % 2 == 0));
            }
            xml.append("</row>");
        }
        return xml + "</sheetData></worksheet>";
    }

    /** Texts in a table of their own and texts in the cell itself take turns. */
    private String cell(String place, String text, boolean inTable) {
        if (text.startsWith("<c")) {
            return text.replace("<c", "<c r=\"" + place + "\"");
        } else if (text.isEmpty()) {
            return "";
        } else if (!inTable) {
            return "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
                    .formatted(place, escaped(text));
        }
        shared.add(text);
        return "<c r=\"%s\" t=\"s\"><v>%d</v></c>"
                .formatted(place, List.copyOf(shared).indexOf(text));
    }

    private String texts() {
        StringBuilder xml = new StringBuilder(XML + "<sst xmlns=\"" + MAIN + "\">");
        shared.forEach(text -> xml.append("<si><r><t xml:space=\"preserve\">")
                .append(escaped(text.substring(0, text.length() / 2)))
                .append("</t></r><r><t xml:space=\"preserve\">")
                .append(escaped(text.substring(text.length() / 2)))
                .append("</t></r><rPh sb=\"0\" eb=\"1\"><t>said so</t></rPh></si>"));
        return xml + "</sst>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}

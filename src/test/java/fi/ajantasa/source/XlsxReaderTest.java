package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.testing.XlsxFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One sheet of a workbook. */
class XlsxReaderTest extends ReaderContract {
    private static final List<String> HEADINGS = List.of("Puhelin-\nnumero", "  Nimi ");
    private static final List<String> ROW = List.of("+3584012345", "Mäki");

    @Override
    String receive() {
        return """
                file: "list_{date}.xlsx"
                control: none
                plausible: {rows: {max: 10 %}}
                format: {xlsx: {sheet: Lista, other-sheets: [Muuta], size: 10 MB, about: phone, columns: {phone: Puhelinnumero, name: nimi}}}
                covers: base
                """;
    }

    @Override
    String name() {
        return "list_20261123.xlsx";
    }

    @Override
    byte[] write(List<List<String>> rows) {
        return workbook(rows).bytes();
    }

    private static XlsxFile sheet(List<String> row) {
        return workbook(List.of(row));
    }

    private static XlsxFile workbook(List<List<String>> rows) {
        return new XlsxFile()
                .sheet("Muuta", List.of(List.of("nothing that is read")))
                .sheet(
                        "Lista",
                        Stream.concat(Stream.of(HEADINGS), rows.stream()).toList());
    }

    private LayoutHome home(XlsxFile file) throws Exception {
        return LayoutHome.of(temp, receive(), List.of("phone", "name")).file(name(), file.bytes());
    }

    private List<List<String>> rows(XlsxFile file) throws Exception {
        LayoutHome home = home(file);
        return home.rows(home.proven());
    }

    private void assertRefused(XlsxFile file, String reason) throws Exception {
        Refusal refusal = home(file).refusal();
        assertThat(refusal.reason()).as(refusal.what()).isEqualTo(reason);
        assertThat(refusal.what() + refusal.expected()).doesNotContain("358", "Mäki");
    }

    @Test
    void keepsTextAsItStandsWithItsZerosAndBlanks_F121() throws Exception {
        assertThat(rows(workbook(List.of(
                        List.of("0012", "000"), List.of("0013", " "), List.of("0014", "<c/>"), List.of("0015")))))
                .containsExactly(List.of("0012", "000"), List.of("0013", ""), List.of("0014", ""), List.of("0015", ""));
    }

    @Test
    void takesAWholeNumberByItsDigitsAndRejectsAllElseThatIsNoText_F83() throws Exception {
        LayoutHome home = home(workbook(List.of(
                List.of("1", "<c><v>19250000</v></c>"),
                List.of("2", "<c><v>6.4E17</v></c>"),
                List.of("3", "<c t=\"b\"><v>1</v></c>"),
                List.of("4", "<c t=\"d\"><v>2026-11-21</v></c>"),
                List.of("5", "<c t=\"str\"><v>text</v></c>"))));

        Proven proven = home.proven();

        assertThat(home.rows(proven)).extracting(it -> it.get(1)).contains("19250000", "text");
        assertThat(proven.rejected().list())
                .extracting(it -> it.row() + " " + it.rules())
                .containsExactly("2 [name-malformed]", "3 [name-malformed]", "4 [name-malformed]");
    }

    @Test
    void leavesOutAndCountsRowsAboutNobody() throws Exception {
        LayoutHome home = home(workbook(List.of(ROW, List.of("", "Tyhjä"), List.of(" ", "Tyhjä"))));

        Proven proven = home.proven();

        assertThat(home.rows(proven)).containsExactly(ROW);
        assertThat(proven.totals()).contains(new Total("sheet-rows", name(), "3", "3"));
    }

    @Test
    void refusesWhatSomebodyWorkedOn() throws Exception {
        assertRefused(sheet(List.of("1", "<c><f>A1</f><v>Mäki</v></c>")), "cell-with-formula");
        assertRefused(sheet(List.of("1", "<c t=\"str\"><f>A1</f><v>Mäki</v></c>")), "cell-with-formula");
        assertRefused(sheet(List.of("1", "<c t=\"e\"><v>#N/A</v></c>")), "cell-with-error");
        assertRefused(
                sheet(ROW)
                        .change(
                                "xl/worksheets/sheet2.xml",
                                it -> it.replace(
                                        "</sheetData>",
                                        "</sheetData><mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>")),
                "cells-merged");
    }

    @Test
    void readsOneSheetAndRefusesHiddenAndUnknownOnes() throws Exception {
        assertRefused(sheet(ROW).sheet("Mäen lista", List.of()), "sheet-unknown");
        assertRefused(new XlsxFile().sheet("Muuta", List.of(HEADINGS)), "sheet-missing");
        for (String state : List.of("hidden", "veryHidden")) {
            assertRefused(
                    sheet(ROW)
                            .change(
                                    "xl/workbook.xml",
                                    it -> it.replace(
                                            "<sheet name=\"Muuta\"", "<sheet state=\"" + state + "\" name=\"Muuta\"")),
                    "sheet-hidden");
        }
    }

    @Test
    void refusesOtherHeadings_F56_F57() throws Exception {
        assertRefused(new XlsxFile().sheet("Lista", List.of(List.of("Puhelinnumero"), ROW)), "missing-column");
        assertRefused(
                new XlsxFile().sheet("Lista", List.of(List.of("Puhelinnumero", "Nimi", "Mäki"), ROW)),
                "unknown-column");
        assertRefused(
                new XlsxFile().sheet("Lista", List.of(List.of("Nimi", "NIMI", "Puhelinnumero"), ROW)), "column-twice");
        assertRefused(sheet(List.of("1", "Mäki", "2")), "column-count-differs");
        assertRefused(new XlsxFile().sheet("Lista", List.of()), "header-missing");
    }

    @Test
    void refusesEntitiesAndExpansion_F78() throws Exception {
        String dtd = "<!DOCTYPE x [<!ENTITY a \"Mäki\"><!ENTITY b \"" + "&a;".repeat(1000) + "\">]>";
        for (String part : List.of("xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml")) {
            assertRefused(
                    sheet(ROW).change(part, it -> it.replaceFirst("\n", "\n" + dtd)
                            .replace("<v>0</v>", "<v>&b;</v>")),
                    "xml-with-dtd");
            assertRefused(sheet(ROW).change(part, it -> it.substring(0, it.length() - 9)), "xml-malformed");
            assertRefused(
                    sheet(ROW).change(part, it -> it.replaceFirst("\n<", "\n" + "<x>".repeat(40) + "<")),
                    "xml-too-deep");
        }
    }

    @Test
    void stopsAtItsLimitOfWhatAPartUnpacksTo_F71() throws Exception {
        String blank = " ".repeat(1000);
        String endless =
                Stream.generate(() -> "<row><c/></row>" + blank).limit(20_000).collect(Collectors.joining());
        assertRefused(
                sheet(ROW).change("xl/worksheets/sheet2.xml", it -> it.replace("<sheetData>", "<sheetData>" + endless)),
                "archive-too-large");
        assertRefused(
                sheet(ROW)
                        .change(
                                "xl/sharedStrings.xml",
                                it -> it.replace("</sst>", "<si/>" + endless.replace("row", "si") + "</sst>")),
                "archive-too-large");
        String letters = new Random(7)
                .ints(3 << 20, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertRefused(sheet(List.of("1", "<c t=\"inlineStr\"><is><t>" + letters + "</t></is></c>")), "record-too-long");
    }

    /** All texts of a workbook stay in memory, so they may not be more than it holds. */
    @Test
    void stopsAtItsLimitOfTextsThatStayInMemory_F71() throws Exception {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 170; i++) {
            String letters = new Random(i)
                    .ints(20_000, 'a', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            texts.append("<si><t>").append(letters.repeat(10)).append("</t></si>");
        }
        XlsxFile file = sheet(ROW).change("xl/sharedStrings.xml", it -> it.replace("</sst>", texts + "</sst>"));
        LayoutHome large = LayoutHome.of(temp, receive().replace("10 MB", "100 MB"), List.of("phone", "name"));
        assertThat(large.file(name(), file.bytes()).refusal().what()).contains("the texts of the workbook");
    }

    @Test
    void refusesAbsurdSizesAndOrders() throws Exception {
        String sheet = "xl/worksheets/sheet2.xml";
        assertRefused(sheet(ROW).change(sheet, it -> it.replace("r=\"B2\"", "r=\"ZZZZZZZ2\"")), "cells-out-of-order");
        assertRefused(sheet(ROW).change(sheet, it -> it.replace("r=\"B2\"", "r=\"A2\"")), "cells-out-of-order");
        assertRefused(sheet(ROW).change(sheet, it -> it.replace("r=\"B2\"", "r=\"22\"")), "cells-out-of-order");
        assertRefused(sheet(ROW).change(sheet, it -> it.replace("<row r=\"2\"", "<row r=\"1\"")), "rows-out-of-order");
        assertRefused(
                sheet(ROW).change(sheet, it -> it.replace("<row r=\"2\"", "<row r=\"999999999\"")),
                "rows-out-of-order");
        assertRefused(sheet(ROW).change(sheet, it -> it.replace("<v>1</v>", "<v>77</v>")), "workbook-incomplete");
    }

    @Test
    void refusesPartsThatLeadElsewhereOrAreMissing_F72() throws Exception {
        assertRefused(sheet(ROW).with("../evil.xml", "x"), "archive-entry-unexpected");
        assertRefused(sheet(ROW).with("/evil.xml", "x"), "archive-entry-unexpected");
        assertRefused(
                sheet(ROW).change("xl/_rels/workbook.xml.rels", it -> it.replace("sheet2.xml", "sheet9.xml")),
                "workbook-incomplete");
        XlsxFile many = sheet(ROW);
        for (int i = 0; i < 1_000; i++) {
            many.with("xl/part" + i, "");
        }
        assertRefused(many, "archive-entry-unexpected");
    }

    /** F43: an archive ends with the list of what it holds, so it need not rest to be taken for whole. */
    @Test
    void takesAWorkbookAsSoonAsItIsWhole() throws Exception {
        LayoutHome home = home(sheet(ROW));
        Path file = home.home.resolve("inbox").resolve(name());
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-24T00:59:59Z")));
        assertThat(home.found()).singleElement().isInstanceOf(Delivery.class);
    }

    @Test
    void readsCellsThatDoNotSayWhereTheyStand() throws Exception {
        List<List<String>> rows = new ArrayList<>(List.of(ROW, List.of("+3585012345", "Öst")));
        assertThat(rows(workbook(rows)
                        .change("xl/worksheets/sheet2.xml", it -> it.replaceAll(" r=\"[A-Z]?\\d+\"", ""))))
                .isEqualTo(rows);
    }
}

package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
    // F75
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+358", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"x\",\"y\")", "-", "+1"})
    void neutralisesAFormula(String text) {
        String cell = CsvReport.cell(text);
        assertThat(cell.replaceFirst("^\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @CsvSource({"12,12", "-3,-3", "family-name,family-name", "'a,b','\"a,b\"'", "'say \"hi\"','\"say \"\"hi\"\"\"'"})
    void leavesNumbersAndWordsAlone(String text, String cell) {
        assertThat(CsvReport.cell(text)).isEqualTo(cell);
    }

    @Test
    void isReadBackByAnRfc4180Reader() throws Exception {
        ListPage page = new ListPage(
                "R-1",
                "rejected",
                1,
                0,
                List.of("row", "rules"),
                List.of(List.of("7", "a,b \"c\"\nd"), List.of("8", "")));
        try (var reader = new CSVReaderBuilder(new StringReader(CsvReport.csv(page)))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            assertThat(reader.readAll())
                    .containsExactly(
                            new String[] {"row", "rules"}, new String[] {"7", "a,b \"c\"\nd"}, new String[] {"8", ""});
        }
    }
}

package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readings of meters are read as energy by metering point and month (energy reference, 4.3). F83, F133. */
class ReadingsTest {
    private static final String POINT = "645823734848458216";
    private static final String OTHER = "642902010871620352";
    private static final String EIGHT =
            "Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;" + "Alkuaika;Määrä;Laatu\n";
    private static final String SEVEN =
            "Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Alkuaika;Määrä;Laatu\n";

    @TempDir
    Path temp;

    @Test
    void readsBothGenerationsByTheirColumnNames() throws Exception {
        String eight = EIGHT
                + POINT + ";8716867000030;PT1H;KWH;BN01;2026-10-01T10:00:00Z;1,5;OK\n"
                + POINT + ";8716867000030;PT1H;KWH;BN01;2026-10-01T11:00:00+00:00;0,250001;OK\n";
        assertThat(rows(eight))
                .containsExactly(
                        List.of(POINT + "/2026-10/BN01", POINT, "2026-10-01", "2026-10-01", "1.750001", "2", "0"));
        String seven = SEVEN + POINT + ";8716867000030;PT1H;KWH;2026-10-01T10:00:00Z;1,5;OK\n";
        assertThat(rows(seven))
                .containsExactly(List.of(POINT + "/2026-10", POINT, "2026-10-01", "2026-10-01", "1.5", "1", "0"));
        String moved = "Laatu;Määrä;Alkuaika;Yksikkötyyppi;Resoluutio;Tuotteen tyyppi;Mittauspisteen tunnus\n"
                + "OK;1,5;2026-10-01T10:00:00Z;KWH;PT1H;8716867000030;" + POINT + "\n";
        assertThat(rows(moved)).isEqualTo(rows(seven));
    }

    @Test
    void readsWithAndWithoutAByteOrderMark() throws Exception {
        String text = SEVEN + POINT + ";8716867000030;PT1H;KWH;2026-10-01T10:00:00Z;1,5;OK\n";
        assertThat(rows('\ufeff' + text)).isEqualTo(rows(text));
    }

    @Test
    void refusesAnotherEncodingAndAnotherHeader() throws Exception {
        byte[] latin = (SEVEN + POINT + ";8716867000030;PT1H;KWH;2026-10-01T10:00:00Z;1,5;OK\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(LayoutHome.shipped(temp, "consumption", "consumption")
                        .file("kulutus_20261120.csv", latin)
                        .refusal()
                        .reason())
                .isEqualTo("malformed-character");
        assertThat(home(SEVEN.replace("Laatu", "Laatu;Huomautus")).refusal().reason())
                .isEqualTo("unknown-column");
        Refusal lacking = home(SEVEN.replace("Resoluutio;", "")).refusal();
        assertThat(lacking.reason() + " " + lacking.what())
                .isEqualTo("missing-column kulutus_20261120.csv: line 1 lacks [resolution]");
    }

    @Test
    void keepsAGapAndReadsOn() throws Exception { // F133
        String text = SEVEN
                + reading("2026-10-01T10:00:00Z", "1,5", "OK")
                + reading("2026-10-01T11:00:00Z", "", "MISSING")
                + reading("2026-10-01T12:00:00Z", "null", "MISSING")
                + reading("2026-10-01T13:00:00Z", "2,5", "OK");
        LayoutHome home = home(text);
        Proven proven = home.proven();
        assertThat(home.rows(proven))
                .containsExactly(List.of(POINT + "/2026-10", POINT, "2026-10-01", "2026-10-01", "4", "2", "2"));
        assertThat(proven.rejected().list()).isEmpty();
        assertThat(proven.totals()).contains(new Total("readings", "kulutus_20261120.csv", "4", "4"));
    }

    @Test
    void addsQuartersToHoursByResolutionAndStart() throws Exception {
        StringBuilder text = new StringBuilder(SEVEN);
        for (String minute : List.of("00", "15", "30", "45")) {
            text.append(
                    reading("2026-10-01T10:" + minute + ":00Z", "0,25", "OK").replace("PT1H", "PT15M"));
        }
        text.append(reading("2026-10-01T11:00:00Z", "3", "OK"));
        assertThat(rows(text.toString()).get(0).subList(4, 7)).containsExactly("4", "2", "0");
    }

    @Test
    void countsTheHourTwiceThatOctoberHasTwice() throws Exception {
        StringBuilder text = new StringBuilder(SEVEN);
        Instant start = Instant.parse("2026-10-24T21:00:00Z");
        for (int hour = 0; hour < 25; hour++) {
            text.append(reading(start.plusSeconds(hour * 3600L).toString(), "1", "OK"));
        }
        assertThat(rows(text.toString()))
                .containsExactly(List.of(POINT + "/2026-10", POINT, "2026-10-25", "2026-10-25", "25", "25", "0"));
    }

    @Test
    void beginsAMonthWithTheFinnishDay() throws Exception {
        assertThat(rows(SEVEN
                        + reading("2026-09-30T20:00:00Z", "1", "OK")
                        + reading("2026-09-30T21:00:00Z", "2", "OK")))
                .containsExactly(
                        List.of(POINT + "/2026-09", POINT, "2026-09-30", "2026-09-30", "1", "1", "0"),
                        List.of(POINT + "/2026-10", POINT, "2026-10-01", "2026-10-01", "2", "1", "0"));
    }

    @Test
    void rejectsALineThatCannotBeUnderstoodByItsNumber() throws Exception { // F83
        String good = reading("2026-10-01T10:00:00Z", "1", "OK");
        Proven proven = home(SEVEN
                        + good
                        + good.replace(POINT, "6,4E+17")
                        + good.replace(POINT, "645823734848458217")
                        + good.replace("8716867000030", "8716867000047")
                        + good.replace("KWH", "MWH")
                        + good.replace("PT1H", "P1D")
                        + good.replace("10:00:00Z", "10:00:00+03:00")
                        + good.replace("10:00:00Z", "10:05:00Z")
                        + reading("2026-10-01T11:00:00Z", "1.5", "OK")
                        + reading("2026-10-01T12:00:00Z", "", "OK")
                        + reading("2026-10-01T13:00:00Z", "1", "MISSING"))
                .proven();
        assertThat(proven.rejected().list().stream().map(it -> it.line() + " " + it.rules()))
                .containsExactly(
                        "3 [not-a-gsrn]",
                        "4 [check-digit-wrong]",
                        "5 [product-unknown]",
                        "6 [unit-unknown]",
                        "7 [resolution-unknown]",
                        "8 [start-malformed]",
                        "9 [start-malformed]",
                        "10 [amount-malformed]",
                        "11 [amount-malformed]",
                        "12 [amount-malformed]");
        assertThat(proven.totals()).contains(new Total("readings", "kulutus_20261120.csv", "11", "11"));
    }

    @Test
    void leavesAGapWhereAnAmountIsMalformed() throws Exception {
        List<List<String>> rows =
                rows(SEVEN + reading("2026-10-01T10:00:00Z", "1", "OK") + reading("2026-10-01T11:00:00Z", "x", "OK"));
        assertThat(rows.get(1).subList(4, 7)).containsExactly("1", "1", "1");
    }

    @Test
    void rejectsAMonthOfWhichATimeIsToldTwice() throws Exception {
        Proven proven = home(SEVEN
                        + reading("2026-10-01T10:00:00Z", "1", "OK")
                        + reading("2026-10-01T10:15:00Z", "1", "OK").replace("PT1H", "PT15M")
                        + reading("2026-11-01T10:00:00Z", "1", "OK"))
                .proven();
        assertThat(proven.rejected().list()).containsExactly(new RowRejection(1, 3, List.of("reading-repeated")));
    }

    @Test
    void refusesReadingsOfOnePointApart() throws Exception {
        String good = reading("2026-10-01T10:00:00Z", "1", "OK");
        assertThat(home(SEVEN + good + good.replace(POINT, OTHER) + good)
                        .refusal()
                        .reason())
                .isEqualTo("readings-apart");
    }

    @Test
    void refusesAFileCutShort() throws Exception {
        String text = SEVEN + reading("2026-10-01T10:00:00Z", "1", "OK");
        assertThat(home(text.substring(0, text.length() - 4)).refusal().reason())
                .isEqualTo("column-count-differs");
        assertThat(home(text.substring(0, text.length() - 1)).refusal().reason())
                .isEqualTo("last-line-break-missing");
    }

    private static String reading(String start, String amount, String quality) {
        return POINT + ";8716867000030;PT1H;KWH;" + start + ";" + amount + ";" + quality + "\n";
    }

    private List<List<String>> rows(String text) throws Exception {
        LayoutHome home = home(text);
        return home.rows(home.proven());
    }

    private LayoutHome home(String text) throws Exception {
        return LayoutHome.shipped(temp, "consumption", "consumption")
                .file("kulutus_20261120.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}

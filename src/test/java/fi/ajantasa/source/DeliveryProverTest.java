package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.EEVA;
import static fi.ajantasa.source.SentDelivery.HEADER;
import static fi.ajantasa.source.SentDelivery.VEIKKO;
import static fi.ajantasa.source.SentDelivery.row;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Covers;
import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Totals and shape of whole deliveries: the whole delivery is refused, or all of it is proven. */
class DeliveryProverTest {
    @TempDir
    Path folder;

    @Test
    void provesADeliveryWhoseTotalsHold() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO)).detail(AINO + ";NIMI;Aalto\n");
        Proven proven = sent.proven();
        assertThat(proven.rows()).isEqualTo(3);
        assertThat(proven.accepted()).isEqualTo(3);
        FileProof main = proven.files().get(0);
        assertThat(main.header()).containsExactly("hetu", "sukunimi", "katunimi", "turvakielto");
        assertThat(proven.totals())
                .contains(new Total("key-sum", main.path().getFileName().toString(), "1", "1"));
        assertThat(main.sha256()).isEqualTo(SentDelivery.sha256(sent.main));
        assertThat(proven.files().get(1).firstRow()).isEqualTo(3);
    }

    @Test // F44
    void refusesATruncatedFile() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO));
        sent.bytesOff = 10;
        refused(sent, "size-differs");
    }

    @Test // F44, F18
    void refusesAFileWithoutItsLastLineBreak() {
        refused(SentDelivery.of(folder, row(AINO), row(VEIKKO).strip()), "last-line-break-missing");
    }

    @Test // F44
    void refusesAFileThatEndsInsideQuotes() {
        refused(SentDelivery.of(folder, row(AINO), VEIKKO + ";\"Aalto;Kivirinne;0\n"), "quote-not-closed");
    }

    @Test // F45
    void refusesAnotherNumberOfRows() {
        for (int off : new int[] {-1, 1}) {
            SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO));
            sent.rowsOff = off;
            refused(sent, "row-count-differs");
        }
    }

    @Test // F45
    void refusesAnotherKeySum() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO));
        sent.sumOff = 1;
        refused(sent, "key-sum-differs");
    }

    @Test // F47
    void refusesNamesThatContradictTheControlFile() {
        refused(
                SentDelivery.of(folder, row(AINO)).control("extract_date", "\"2026-11-20\""),
                "name-and-control-disagree");
        refused(SentDelivery.of(folder, row(AINO)).control("sequence", "2"), "name-and-control-disagree");
    }

    @Test // F48
    void refusesAWrongHashBeforeAnythingElseIsSaid() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), "one column only\n");
        sent.sha256 = "0".repeat(64);
        refused(sent, "sha256-differs");
    }

    @Test // F50
    void refusesARecordTooShortOrTooLongWithItsLine() {
        assertThat(refused(SentDelivery.of(folder, row(AINO), VEIKKO + ";A;B\n"), "column-count-differs")
                        .what())
                .contains("line 3 has 3 columns");
        refused(SentDelivery.of(folder, row(AINO), VEIKKO + ";A;B;0;\n"), "column-count-differs");
    }

    @Test // F50
    void countsLinesInsideQuotesWhenItNamesALine() {
        String twoLines = AINO + ";\"Mäkinen\nAalto\";Kivirinne;0\n";
        assertThat(refused(SentDelivery.of(folder, twoLines, VEIKKO + "\n"), "column-count-differs")
                        .what())
                .contains("line 4 ");
    }

    @Test // F58
    void refusesAMalformedByte() {
        SentDelivery sent = SentDelivery.in(folder);
        sent.main = (HEADER + row(AINO)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(sent, "malformed-character").what()).contains("line 2");
    }

    @Test // F58
    void refusesTextEncodedTwice() {
        String twice = new String("Mäkinen".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        refused(SentDelivery.of(folder, AINO + ";" + twice + ";Kivirinne;0\n"), "double-encoded-text");
    }

    @Test // F59
    void acceptsAByteOrderMark() {
        FileProof plain = SentDelivery.of(folder, row(AINO)).proven().files().get(0);
        FileProof marked = SentDelivery.in(folder)
                .main("\uFEFF" + HEADER + row(AINO))
                .proven()
                .files()
                .get(0);
        assertThat(marked.header()).isEqualTo(plain.header());
        assertThat(marked.rows()).isEqualTo(plain.rows());
    }

    @Test // F60
    void acceptsMixedLineEndsAndKeepsALoneCarriageReturnAsData() throws IOException {
        String main = HEADER.replace("\n", "\r\n") + row(AINO).replace("\n", "\r\n") + VEIKKO + ";Aal\rto;K;0\n";
        Proven proven = SentDelivery.in(folder).main(main).proven();
        assertThat(proven.accepted()).isEqualTo(2);
        assertThat(ProvenRows.of(proven, SentDelivery.in(folder)).get(1).values())
                .contains("Aal\rto");
        assertThat(ProvenRows.of(proven, SentDelivery.in(folder)).get(0).values())
                .endsWith("0");
    }

    @Test // F61
    void refusesZeroBytes() {
        refused(SentDelivery.in(folder).main(""), "empty-file");
    }

    @Test // F62
    void acceptsAnEmptyDeltaWhereTheJobAllowsIt() {
        SentDelivery sent = SentDelivery.of(folder).changes();
        sent.emptyAllowed = true;
        sent.rowsMin = 100;
        assertThat(sent.proven().rows()).isZero();
        sent.emptyAllowed = false;
        refused(sent, "min-rows");
    }

    @Test // F63
    void refusesFewerRowsThanTheMinimum() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO));
        sent.rowsMin = 2;
        refused(sent, "min-rows");
    }

    @Test
    void refusesMoreRowsThanTheMaximumOrThanCanBeNumbered() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO));
        sent.rowsMax = 1;
        refused(sent, "max-rows");
        sent.rowsOff = Long.MAX_VALUE - 2;
        refused(sent, "too-many-rows");
    }

    @Test // F74
    void refusesAnEndlessLineInConstantMemory() throws IOException {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), AINO + ";" + "x".repeat(2_000) + ";K;0\n");
        sent.sizes = new ReadSizes(512, 1000, 1000);
        refused(sent, "record-too-long");
        sent.main = (HEADER + "y".repeat(20_000_000)).getBytes(StandardCharsets.UTF_8);
        sent.sizes = ReadSizes.NORMAL;
        refused(sent, "record-too-long");
    }

    @Test // F79
    void refusesTheFileOfAnotherRegister() {
        refused(SentDelivery.of(folder, row(AINO)).control("layout", "\"ajantasa-crm\""), "layout-of-another-register");
        refused(SentDelivery.of(folder, row(AINO)).control("feed", "\"lampo\""), "layout-of-another-register");
        refused(SentDelivery.of(folder, row(AINO)).control("layout_version", "\"2\""), "layout-of-another-register");
    }

    @Test // F79
    void refusesATestFileWhereArtificialCodesAreRefused() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO));
        sent.artificialCodes = false;
        refused(sent, "mostly-artificial-codes");
    }

    @Test
    void refusesAKindTheJobDoesNotCover() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO)).changes();
        sent.covers = Covers.BASE;
        refused(sent, "kind-not-covered");
    }

    @Test // F80
    void refusesAFileReplacedByOneOfTheSameSize() throws IOException {
        SentDelivery sent = SentDelivery.of(folder, row(AINO));
        Delivery delivery = sent.send();
        Files.writeString(sent.mainFile(), HEADER + row(EEVA));
        assertThat(sent.prove(delivery)).isInstanceOf(Refusal.class);
    }

    @Test // F73
    void refusesALinkInPlaceOfAFile() throws IOException {
        SentDelivery sent = SentDelivery.of(folder, row(AINO));
        Delivery delivery = sent.send();
        Path real = folder.resolve("elsewhere.csv");
        Files.move(sent.mainFile(), real);
        Files.createSymbolicLink(sent.mainFile(), real);
        assertThat(sent.prove(delivery))
                .isInstanceOf(Refusal.class)
                .extracting("reason")
                .isEqualTo("not-a-file");
    }

    @Test
    void neverRepeatsAValueInARefusal() {
        assertThat(refused(SentDelivery.in(folder).main(row(AINO) + row(VEIKKO)), "header-missing")
                        .toString())
                .doesNotContain(AINO.substring(0, 6), "Mäkinen", "Kivirinne");
    }

    private static Refusal refused(SentDelivery sent, String reason) {
        Refusal refusal = sent.refusal();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(refusal.what()).contains("vtj_sahko_20261121_000001");
        return refusal;
    }
}

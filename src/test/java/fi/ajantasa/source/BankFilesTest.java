package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a bank are proven by their own totals before a payment is believed. F45, F46, F47, F50, F78, F131. */
class BankFilesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/fi_svm");
    private static final String HEADER = line("02611201946470208406991");
    private static final String PAID =
            "3473000100000002611202611202588WWRV0212000100000000000001234561TESTAAJA T  1J00000490000J ";
    private static final String TAKEN_BACK =
            "3473000100000002611202611202588WWRV0212000300000000000001234561TESTAAJA T  1J00000025001J ";

    @TempDir
    Path temp;

    @Test
    void readsPaymentsWithoutThePayersName() throws Exception {
        LayoutHome home = svm("ok.SVM", fixture("ok.SVM"));
        Proven proven = home.proven();
        assertThat(home.rows(proven))
                .containsExactly(
                        List.of("2588WWRV02120001", "00000000000001234561", "2026-11-20", "1", "0000049000", "0"),
                        List.of("2588WWRV02120002", "00000000001511890656", "2026-11-19", "1", "0000001250", "0"));
        assertThat(proven.totals())
                .contains(
                        new Total("payments-count", "viitesiirrot_ok.svm", "2", "2"),
                        new Total("payments-sum", "viitesiirrot_ok.svm", "50250", "50250"),
                        new Total("corrections-count", "viitesiirrot_ok.svm", "0", "0"));
    }

    @Test
    void comparesBothTotalsOfTheTrailer() throws Exception { // F45, F131
        assertRefused(fixture("bad_trailer_sum.SVM"), "control-total-differs", "payments-sum 50250");
        assertRefused(file(PAID, TAKEN_BACK, trailer(1, 49000, 1, 2500)), "", "");
        assertRefused(
                file(PAID, TAKEN_BACK, trailer(1, 49000, 2, 2500)), "control-total-differs", "corrections-count 1");
        assertRefused(
                file(PAID, TAKEN_BACK, trailer(1, 49000, 1, 2400)), "control-total-differs", "corrections-sum 2500");
        assertRefused(file(PAID, TAKEN_BACK, trailer(2, 51500, 0, 0)), "control-total-differs", "payments-count 1");
    }

    @Test
    void refusesAFileWithoutItsTrailer() throws Exception { // F46
        assertRefused(fixture("no_trailer.SVM"), "trailer-missing", "the last record is no trailer");
    }

    @Test
    void refusesARecordOfAnotherLengthByItsLine() throws Exception { // F50
        assertRefused(fixture("short_line.SVM"), "record-too-short", "line 2 has 88 characters");
        assertRefused(file(PAID + " ", trailer(1, 49000, 0, 0)), "record-too-long", "line 2 has 91 characters");
        byte[] shortTrailer =
                (HEADER + PAID + "\r\n" + trailer(1, 49000, 0, 0) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(shortTrailer, "record-too-short", "line 3 has 35 characters");
    }

    @Test
    void refusesARecordThatNoTotalMeans() throws Exception {
        String odd = PAID.substring(0, 87) + "2" + PAID.substring(88);
        assertRefused(file(odd, trailer(0, 0, 0, 0)), "record-in-no-total", "line 2");
        assertRefused(file("7" + PAID.substring(1), trailer(0, 0, 0, 0)), "record-unknown", "line 2");
    }

    @Test
    void refusesAFileInAnotherCurrency() throws Exception {
        byte[] other = fixture("ok.SVM");
        other[22] = '2';
        assertRefused(other, "header-of-another-register", "line 1 tells another currency");
    }

    @Test
    void takesAYearOfTwoDigitsForTheNearestOne() throws Exception {
        String lastCentury = PAID.replace("261120261120", "261120991231");
        LayoutHome home = svm("year", file(lastCentury, trailer(1, 49000, 0, 0)));
        assertThat(home.rows(home.proven()).get(0).get(2)).isEqualTo("1999-12-31");
    }

    @Test
    void rejectsAWrongReferenceByItsLine() throws Exception {
        String wrong = PAID.replace("1234561", "1234562");
        Proven proven = svm("wrong", file(wrong, trailer(1, 49000, 0, 0))).proven();
        assertThat(proven.rejected().list()).containsExactly(new RowRejection(1, 2, List.of("check-digit-wrong")));
    }

    @Test
    void readsTransactionsOfANotification() throws Exception {
        LayoutHome home = camt(notification(
                "2", "5025.00", entry("4900.00", "A1", "RF341234561") + entry("125.00", "A2", "1511890656")));
        Proven proven = home.proven();
        assertThat(home.rows(proven))
                .containsExactly(
                        List.of("A1", "RF341234561", "2026-11-20", "EUR", "4900.00", "CRDT"),
                        List.of("A2", "1511890656", "2026-11-20", "EUR", "125.00", "CRDT"));
        assertThat(proven.totals())
                .contains(
                        new Total("entries-count", "camt054_20261120.xml", "2", "2"),
                        new Total("entries-sum", "camt054_20261120.xml", "502500", "502500"));
    }

    @Test
    void takesEveryTransactionOfAnEntryApart() throws Exception {
        String entry = entry("30.00", "A1", "1234561")
                .replace("</NtryDtls>", details("12.50", "A2", "1511890656") + "</NtryDtls>");
        LayoutHome home = camt(notification("1", "42.50", entry));
        assertThat(home.rows(home.proven()).stream().map(it -> it.get(0) + " " + it.get(1) + " " + it.get(4)))
                .containsExactly("A1 1234561 30.00", "A2 1511890656 12.50");
    }

    @Test
    void comparesTheTotalsOfEachNotification() throws Exception { // F45, F131
        String one = entry("4900.00", "A1", "1234561");
        assertThat(camt(notification("2", "4900.00", one)).refusal().what()).endsWith("entries-count 1");
        assertThat(camt(notification("1", "4900.01", one)).refusal().what()).endsWith("entries-sum 4900.00");
        assertThat(camt(notification("1", "4900.00", one).replaceFirst("<TxsSummry>.*</TxsSummry>", ""))
                        .refusal()
                        .reason())
                .isEqualTo("total-not-understood");
        assertThat(camt(notification("1", "4900.00", one).replace("Ntfctn>", "Stmt>"))
                        .refusal()
                        .reason())
                .isEqualTo("control-total-missing");
    }

    @Test
    void rejectsATransactionThatNamesTwoReferences() throws Exception {
        String two = entry("1.00", "A1", "1234561")
                .replace("</RmtInf>", "<Strd><CdtrRefInf><Ref>1511890656</Ref></CdtrRefInf></Strd></RmtInf>");
        assertThat(camt(notification("1", "1.00", two)).proven().rejected().list())
                .containsExactly(new RowRejection(1, 1, List.of("viite-ambiguous")));
    }

    @Test
    void rejectsAnotherCurrencyOfATransaction() throws Exception {
        String crowns = entry("1.00", "A1", "1234561").replace("EUR", "SEK");
        assertThat(camt(notification("1", "1.00", crowns)).proven().rejected().list())
                .containsExactly(new RowRejection(1, 1, List.of("rahayksikko-malformed")));
    }

    @Test
    void refusesANotificationWithADtdOrCutShort() throws Exception { // F78
        String sound = notification("1", "1.00", entry("1.00", "A1", "1234561"));
        assertThat(camt(sound.replace("<Document", "<!DOCTYPE Document [<!ENTITY x \"y\">]>\n<Document"))
                        .refusal()
                        .reason())
                .isEqualTo("xml-with-dtd");
        assertThat(camt(sound.substring(0, sound.length() - 20)).refusal().reason())
                .isEqualTo("xml-malformed");
    }

    private static String notification(String count, String sum, String entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document><BkToCstmrDbtCdtNtfctn>
                <Ntfctn><TxsSummry><TtlNtries><NbOfNtries>%s</NbOfNtries><Sum>%s</Sum></TtlNtries></TxsSummry>
                %s</Ntfctn>
                </BkToCstmrDbtCdtNtfctn></Document>
                """
                .formatted(count, sum, entries);
    }

    private static String entry(String amount, String archiveId, String reference) {
        return "<Ntry><Amt Ccy=\"EUR\">1.11</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-20</Dt></BookgDt>"
                + "<NtryDtls>" + details(amount, archiveId, reference) + "</NtryDtls></Ntry>\n";
    }

    private static String details(String amount, String archiveId, String reference) {
        return "<TxDtls><Refs><AcctSvcrRef>" + archiveId + "</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy=\"EUR\">"
                + amount + "</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>TESTAAJA</Nm></Dbtr></RltdPties>"
                + "<RmtInf><Strd><CdtrRefInf><Ref>" + reference + "</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>";
    }

    private LayoutHome camt(String xml) throws Exception {
        return LayoutHome.shipped(temp, "bank-camt", "payments")
                .file("camt054_20261120.xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    private LayoutHome svm(String name, byte[] content) throws Exception {
        return LayoutHome.shipped(temp, "bank-payments", "payments")
                .file("viitesiirrot_" + name.replace(".SVM", "") + ".svm", content);
    }

    private void assertRefused(byte[] content, String reason, String what) throws Exception {
        Proof proof = svm("case", content).prove();
        if (reason.isEmpty()) {
            assertThat(proof).isInstanceOf(Proven.class);
            return;
        }
        assertThat(proof).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ExitCode.INPUT_BAD);
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.what()).endsWith(what);
        });
    }

    private static byte[] file(String... records) {
        StringBuilder text = new StringBuilder(HEADER);
        for (String record : records) {
            text.append(line(record));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String trailer(int count, int sum, int corrections, int correctionSum) {
        return String.format(Locale.ROOT, "9%06d%011d%06d%011d", count, sum, corrections, correctionSum);
    }

    private static String line(String record) {
        return record + " ".repeat(Math.max(0, 90 - record.length())) + "\r\n";
    }

    private static byte[] fixture(String name) throws Exception {
        return Files.readAllBytes(FIXTURES.resolve(name));
    }
}

package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job files of {@code jobs/foreign} read the published layouts. F45, F48, F50, F53, F69 to F72, F125 to F130. */
class ForeignListsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    @TempDir
    Path temp;

    @Test
    void readsOneContentFromBothWaysOfTheTelephonePreferenceService() throws Exception {
        List<List<String>> spaced = rows("uk-tps", "uk_tps/tps_with_spaces.txt", "tps_20261123.txt");
        assertThat(spaced)
                .containsExactly(
                        List.of("+442079460011"),
                        List.of("+441632960123"),
                        List.of("+441914980456"),
                        List.of("+447700900789"));
        assertThat(rows("uk-tps", "uk_tps/tps_without_spaces.txt", "tps_20261123.txt"))
                .isEqualTo(spaced);
    }

    @Test
    void refusesBothWaysOfTheTelephonePreferenceServiceInOneFile() throws Exception {
        byte[] one = fixture("uk_tps/tps_with_spaces.txt");
        byte[] other = fixture("uk_tps/tps_without_spaces.txt");
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        Refusal refusal = LayoutHome.foreign(temp, "uk-tps")
                .file("tps_20261123.txt", both)
                .refusal();
        assertThat(refusal.reason()).isEqualTo("layouts-mixed");
        assertThat(refusal.what()).endsWith("line 5");
    }

    @Test
    void readsOneContentFromBothLayoutsOfTheOriginalMailingList() throws Exception {
        List<List<String>> fixed =
                rows("uk-mps-original", "uk_mps/mps_original_fixed.txt", "mps_original_20261123.txt");
        assertThat(fixed).hasSize(3);
        assertThat(fixed.get(2).subList(0, 4)).containsExactly("X", "", "X", "2007-06-20");
        assertThat(rows("uk-mps-original", "uk_mps/mps_original.csv", "mps_original_20261123.csv"))
                .isEqualTo(fixed);
    }

    @Test
    void readsOneContentFromBothLayoutsOfThePersonalMailingList() throws Exception {
        List<List<String>> fixed =
                rows("uk-mps-personal", "uk_mps/mps_personal_fixed.txt", "mps_personal_20261123.txt");
        assertThat(fixed).hasSize(2);
        assertThat(fixed.get(0)).contains("P", "Päivi Anneli", "Tester-Example");
        assertThat(rows("uk-mps-personal", "uk_mps/mps_personal.csv", "mps_personal_20261123.csv"))
                .isEqualTo(fixed);
    }

    @Test
    void joinsAreaAndNumberOfTheAmericanList() throws Exception {
        assertThat(rows("us-ftc", "us_ftc/full_202.txt", "full_20261123.txt"))
                .containsExactly(List.of("+12025550101"), List.of("+12025550102"), List.of("+12025550155"));
    }

    @Test
    void readsAmericanChangesAndRejectsWhatIsMalformed() throws Exception {
        assertThat(rows("us-ftc-changes", "us_ftc/change_202.txt", "change_20261121.txt"))
                .containsExactly(
                        List.of("+12025550101", "2026-11-21", "A"),
                        List.of("+12025550177", "2026-11-20", "A"),
                        List.of("+12025550101", "2026-11-20", "D"));
        Proven bad = home("us-ftc-changes", "us_ftc/change_202_bad.txt", "change_20261121.txt")
                .proven();
        assertThat(bad.rows()).isEqualTo(4);
        assertThat(bad.accepted()).isEqualTo(1);
        assertThat(bad.rejected().list().stream().map(it -> it.line() + " " + it.rules()))
                .containsExactly("1 [phone-malformed]", "2 [op-malformed]", "3 [changed-malformed]");
    }

    @Test
    void readsTheCanadianListFromBothOfItsFormats() throws Exception {
        assertThat(rows("ca-dncl-csv", "ca_dncl/full_416.csv", "full_416_20261123.csv"))
                .containsExactly(List.of("+14165550111"), List.of("+14165550112"), List.of("+14165550113"));
        assertThat(rows("ca-dncl-xml", "ca_dncl/full_national_repaired.xml", "full_national_20261123.xml"))
                .containsExactly(List.of("+14165550111"), List.of("+14165550112"), List.of("+19055550111"));
    }

    @Test
    void refusesTheCanadianExampleAsItWasPublished() throws Exception {
        Refusal refusal = home(
                        "ca-dncl-xml", "ca_dncl/full_national_as_published_MALFORMED.xml", "full_national_20261123.xml")
                .refusal();
        assertThat(refusal.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(refusal.reason()).isEqualTo("xml-malformed");
    }

    @Test
    void readsTheZippedListOfHongKongOnceItsHashIsRight() throws Exception {
        LayoutHome home = home("hk-ofca", "hk_ofca/dnc_fax.zip", "dnc_fax_20261123.zip")
                .file("dnc_fax_20261123.sha256", fixture("hk_ofca/dnc_fax.sha256"));
        assertThat(home.rows(home.proven()))
                .containsExactly(List.of("+85221000001", "20261101"), List.of("+85221000002", "20261102"));
    }

    @Test
    void neverOpensAnArchiveWhoseHashIsWrong() throws Exception {
        Refusal refusal = home("hk-ofca", "hk_ofca/dnc_fax.zip", "dnc_fax_20261123.zip")
                .file("dnc_fax_20261123.sha256", fixture("hk_ofca/dnc_fax_WRONG.sha256"))
                .refusal();
        assertThat(refusal.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(refusal.reason()).isEqualTo("sha256-differs");
        assertThat(home("hk-ofca", "hk_ofca/dnc_fax.zip", "dnc_fax_20261123.zip")
                        .refusal()
                        .reason())
                .isEqualTo("hash-file-missing");
    }

    @Test
    void keepsTheFormerAddressOfADanishPersonApart() throws Exception {
        List<List<String>> rows = rows("dk-robinson", "dk_robinson/robinson_152.txt", "robinson_2026q4.txt");
        assertThat(rows)
                .extracting(it -> it.subList(0, 7))
                .containsExactly(
                        List.of("Prøve", "Åse", "Testvej 1", "", "9999", "Testby", ""),
                        List.of("Prøve", "Åse", "Gammelvej 22, 3. th", "", "9999", "Testby", "*"),
                        List.of("Testesen", "Søren", "Testvej 7", "", "9999", "Testby", ""));
    }

    @Test
    void readsADirectoryBetweenItsHeaderAndTrailer() throws Exception {
        LayoutHome home = home("phone-nena", "nena512/directory_ok.txt", "directory_ok.txt");
        ControlFile totals = ((Delivery) home.found().get(0)).totals();
        assertThat(totals.sequence()).isEqualTo(41);
        assertThat(totals.extractDate()).isEqualTo("2026-11-22");
        assertThat(home.rows(home.proven()).stream().map(it -> it.get(0) + it.get(1) + it.get(11) + it.get(14)))
                .containsExactly("I+12025550101TESTER0", "C+12025550102EXAMPLE0", "D+12025550103GONE3");
    }

    @Test
    void refusesADirectoryThatCountsItselfWrong() throws Exception {
        Refusal refusal = home("phone-nena", "nena512/directory_bad_count.txt", "directory_bad_count.txt")
                .refusal();
        assertThat(refusal.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(refusal.reason()).isEqualTo("row-count-differs");
    }

    private List<List<String>> rows(String register, String fixture, String name) throws Exception {
        LayoutHome home = home(register, fixture, name);
        return home.rows(home.proven());
    }

    private LayoutHome home(String register, String fixture, String name) throws Exception {
        return LayoutHome.foreign(temp, register).file(name, fixture(fixture));
    }

    private static byte[] fixture(String name) throws Exception {
        return Files.readAllBytes(FIXTURES.resolve(name));
    }
}

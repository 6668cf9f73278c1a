package fi.ajantasa.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.exceptions.CsvException;
import fi.ajantasa.person.Hetu;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The set in {@code sample-data/}: to renew it, run the command that its README names. */
class CommittedSetTest {
    private static final Path COMMITTED = Path.of("sample-data");

    @TempDir
    private Path out;

    private static SampleData committed(Path out) {
        return new SampleData(
                new SampleOptions(
                        2_000, 20_000, 0.01, 1917, out, NextDelivery.CHANGES, SampleOptions.DEFAULT_DATE, true),
                4_000,
                120);
    }

    @Test
    void equalsWhatTheCommandWrites() throws Exception {
        committed(out).write();
        committed(out).writePlaces(4_500);

        Map<String, byte[]> written = DeliveryFiles.contents(out);
        assertThat(DeliveryFiles.contents(COMMITTED).keySet())
                .as("deliveries of registers added by hand may lie beside them")
                .containsAll(written.keySet());
        for (Map.Entry<String, byte[]> file : written.entrySet()) {
            byte[] committed = Files.readAllBytes(COMMITTED.resolve(file.getKey()));
            assertThat(unpacked(file.getKey(), committed))
                    .as(file.getKey())
                    .isEqualTo(unpacked(file.getKey(), file.getValue()));
        }
    }

    /** What is packed may be packed otherwise by another library; what it holds is the same. */
    private static byte[] unpacked(String name, byte[] content) throws IOException {
        if (!name.endsWith(".zip")) {
            return content;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }

    @Test
    void explainsTheCasesOfCompanies() throws Exception {
        String readme = Files.readString(COMMITTED.resolve("README.md"));
        assertThat(committed(out).shownInBusinesses()).hasSize(11).allSatisfy(shown -> assertThat(readme)
                .contains("| " + shown.customer() + " | " + shown.shows().says() + " |"));
    }

    @Test
    void isExplainedCaseByCase() throws Exception {
        String readme = Files.readString(COMMITTED.resolve("README.md"));

        assertThat(readme)
                .contains(
                        "--customers 2000 --population 20000 --changed 1% --seed 1917 --directory 4000 --companies 120 --streets 4500");
        assertThat(AwkwardTable.of(committed(out).shown())).isNotEmpty().allMatch(readme::contains);
    }

    @Test
    void explainsTheCasesOfDirectoriesAndLists() throws Exception {
        assertThat(committed(out).shownInLists()).hasSize(14).allSatisfy(shown -> assertThat(
                        Files.readString(COMMITTED.resolve("README.md")))
                .contains("| " + shown.customer() + " | " + shown.what() + " | " + shown.in() + " |"));
    }

    @Test
    void hasEveryCustomerThatTheExplanationNames() throws Exception {
        Set<String> numbers =
                DeliveryFiles.rows(DeliveryFiles.find(COMMITTED, "customers_20261120_000001.csv")).stream()
                        .map(row -> row.get("asiakasnumero"))
                        .collect(Collectors.toSet());

        assertThat(committed(out).shown().stream().flatMap(shown -> shown.customers().stream()))
                .isNotEmpty()
                .isSubsetOf(numbers);
    }

    @Test
    void showsEveryFaultThatTheLayoutCanExpress() {
        assertThat(committed(out).shown().stream()
                        .map(shown -> shown.told().fault())
                        .distinct())
                .containsExactly(("F1 F2 F3 F4 F5 F6 F7 F8 F9 F11 F12 F13 F14 F15 F16 F17 F18 F20 F21 F22 F23 F25 F27"
                                + " F28 F29 F30 F31 F32 F33 F34 F35 F36 F37 F38 F39 F40 F41")
                        .split(" "));
    }

    @Test
    void hasArtificialCodesOnlyAndFewUnsoundOnes() throws Exception {
        List<String> codes = Stream.of(
                        "sahko_20261120_000001.csv", "sahko_20261120_000001_lisa.csv", "sahko_20261121_000002.csv")
                .flatMap(file -> rows(file).stream().map(row -> row.get("hetu")))
                .toList();
        List<String> unsound = codes.stream()
                .filter(code ->
                        Hetu.problem(code, SampleOptions.DEFAULT_DATE, true).isPresent())
                .toList();

        assertThat(unsound).as("F41").hasSize(7);
        assertThat(codes.stream().filter(code -> !unsound.contains(code)))
                .allMatch(code -> new Hetu(code).artificial());
    }

    private static List<Map<String, String>> rows(String ending) {
        try {
            return DeliveryFiles.rows(DeliveryFiles.find(COMMITTED, ending));
        } catch (IOException | CsvException e) {
            throw new AssertionError(e);
        }
    }
}

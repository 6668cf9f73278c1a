package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of faults says what is: every test it names exists, and every fault that can be simulated is on it. */
class FaultsPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");
    private static final Pattern CASES = Pattern.compile("`cases/([\\w-]+\\.yaml)`");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("src/docs/faults.md")).stream()
                .filter(it -> it.matches("\\| F\\d.*"))
                .toList();
    }

    private static String number(String row) {
        return row.split("\\|", -1)[1].strip();
    }

    @Test
    void hasARowForEachFaultOfDeliveriesAndProtocols() throws IOException {
        assertThat(rows().stream().map(FaultsPageTest::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(42, 107).mapToObj(it -> "F" + it).toList());
    }

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        for (String row : rows()) {
            for (MatchResult named : NAMED.matcher(row).results().toList()) {
                String source = source(named.group(1));
                String method = named.group(2) == null ? "" : " " + named.group(2) + "(";
                assertThat(source).as(row).contains(method);
            }
            for (MatchResult named : CASES.matcher(row).results().toList()) {
                assertThat(Files.readString(Path.of("src/test/resources/cases", named.group(1))))
                        .as(row)
                        .contains(number(row));
            }
        }
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> found = files.filter(it -> it.endsWith(test + ".java")).toList();
            assertThat(found).as(test).hasSize(1);
            return Files.readString(found.get(0));
        }
    }

    /** Faults beyond section C are on no row of it. */
    @Test
    void saysOfEachFaultWhetherItCanBeSimulated() throws IOException {
        Set<String> simulated =
                Faults.list().stream().map(Faults.Listed::number).collect(Collectors.toSet());
        for (String row : rows()) {
            String[] cells = row.split("\\|", -1);
            assertThat(cells[cells.length - 2].strip().startsWith("no"))
                    .as(row)
                    .isNotEqualTo(simulated.contains(number(row)));
        }
    }
}

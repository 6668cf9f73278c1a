package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The page of faults says what is: every test it names exists, and every fault that can be simulated is on it. */
class FaultsPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");
    private static final Pattern CASES = Pattern.compile("`cases/([\\w-]+\\.yaml)`");

    private static final Pattern CODE = Pattern.compile("[A-Z_]{2,}");

    /** Of deliveries and protocols; what befalls the product itself has a table of its own. */
    private static List<String> rows() throws IOException {
        return rows("\\| F(4[2-9]|[5-9]\\d|1[0-2]\\d|13[0-8]) .*");
    }

    private static List<String> rows(String like) throws IOException {
        return Files.readAllLines(Path.of("src/docs/faults.md")).stream()
                .filter(it -> it.matches(like))
                .toList();
    }

    private static String number(String row) {
        return row.split("\\|", -1)[1].strip();
    }

    @Test
    void hasARowForEachFaultOfDeliveriesAndProtocolsAndEachDefect() throws IOException {
        assertThat(rows().stream().map(FaultsPageTest::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(42, 138).mapToObj(it -> "F" + it).toList());
    }

    @Test
    void hasARowForEachDefectThatWasSeenInPublicSystems() throws IOException {
        assertThat(rows("\\| D\\d.*").stream().map(FaultsPageTest::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 33).mapToObj(it -> "D" + it).toList());
    }

    @Test
    void saysByWhichCodeEachEndsAndWhereItIsTested() throws IOException {
        Set<String> codes = Stream.of(ExitCode.values()).map(Enum::name).collect(Collectors.toSet());
        for (String row : rows()) {
            String[] cells = row.split("\\|", -1);
            if (!cells[5].strip().startsWith("none:")) {
                assertThat(cells[3]).as(row).containsPattern("per code|" + CODE);
                assertThat(CODE.matcher(cells[3]).results().map(MatchResult::group))
                        .as(row)
                        .allMatch(codes::contains);
                assertThat(cells[4]).as(row).isNotBlank();
                assertThat(cells[5]).as(row).contains("`");
            }
        }
    }

    /** What a simulated register's fault ended with in a test stands in its row. */
    @Test
    void endsWhereItIsSimulatedAsItsRowSays() throws IOException {
        try (Reader in = Files.newBufferedReader(Path.of("src/test/resources/cases/simulated-faults.yaml"))) {
            List<?> cases = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            for (Object one : cases) {
                Map<?, ?> told = (Map<?, ?>) one;
                rows().stream()
                        .filter(row -> number(row).equals(told.get("fault")))
                        .forEach(row -> assertThat(row)
                                .as(told.toString())
                                .containsPattern("per code|\\b" + told.get("exit") + "\\b"));
            }
        }
    }

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        for (String row : rows("\\| [FD]\\d.*")) {
            for (MatchResult named : NAMED.matcher(row).results().toList()) {
                String source = source(named.group(1));
                String method = named.group(2) == null ? "" : " " + named.group(2) + "(";
                assertThat(source).as(row).contains(method);
            }
            for (MatchResult named : CASES.matcher(row).results().toList()) {
                assertThat(Files.readString(Path.of("src/test/resources/cases", named.group(1))))
                        .as(row)
                        .containsPattern("\\b" + number(row) + "\\b");
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

    /** Each number of the page is in the table of the simulator: a register can do it, or it says why none can, and which test has it. */
    @Test
    void hasEachFaultInTheTableOfTheSimulatorEitherDoneOrExplained() throws IOException {
        assertThat(Faults.table().stream().map(Faults.Listed::number).distinct())
                .containsExactlyElementsOf(
                        rows().stream().map(FaultsPageTest::number).toList());
        for (Unsimulated.Pinned one : Unsimulated.list()) {
            assertThat(Faults.list()).extracting(Faults.Listed::number).doesNotContain(one.number());
            assertThat(rows().stream().filter(row -> number(row).equals(one.number())))
                    .singleElement()
                    .asString()
                    .contains("`" + one.test());
            assertThat(source(one.test())).contains("class " + one.test());
        }
    }
}

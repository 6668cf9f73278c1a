package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinkCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void writesInventedPeople() throws IOException {
        Random random = new Random(5);
        List<String> left = new ArrayList<>(List.of("pid,last,first,born,street,zip"));
        List<String> right = new ArrayList<>(List.of("no,name,given,birth,home,code,truth"));
        for (int i = 0; i < 1200; i++) {
            String names = word(random) + "nen," + word(random);
            String rest = "%d-%02d-%02d,%stie %d,00%d"
                    .formatted(
                            1940 + random.nextInt(60),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            word(random),
                            1 + random.nextInt(90),
                            100 + random.nextInt(50));
            left.add("P" + i + "," + names + "," + rest);
            if (i % 4 == 0) {
                right.add(i + "," + (i % 20 == 0 ? names.substring(1) : names) + "," + rest + ",P" + i);
            }
        }
        Files.write(folder.resolve("left.csv"), left);
        Files.write(folder.resolve("right.csv"), right);
        Files.writeString(
                folder.resolve("map.yaml"),
                """
                left: {id: pid, surname: last, given-names: first, birth-date: born, street: street, postcode: zip}
                right: {id: no, surname: name, given-names: given, birth-date: birth, street: home, postcode: code}
                """);
    }

    @Test
    void evaluatesTwoFilesAsJson() throws IOException {
        assertThat(link("evaluate", "--truth", "truth", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode said = JsonMapper.shared().readTree(out.toString());
        for (String kind : List.of("allPairs", "oneBest")) {
            JsonNode chosen = said.path(kind).path("chosen");
            assertThat(chosen.path("f1").asDouble()).isGreaterThan(0.98);
            assertThat(chosen.path("truePositives").asInt()
                            + chosen.path("falseNegatives").asInt())
                    .isEqualTo(300);
            assertThat(said.path(kind).path("byThreshold").size()).isGreaterThan(5);
        }
    }

    @Test
    void writesAPageWithPicturesAndNoScript() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(link("evaluate", "--truth", "truth", "--out", page.toString()))
                .isZero();
        assertThat(page).content().contains("<svg", "Match weights").doesNotContain("<script");
        assertThat(out.toString()).contains("one best", "candidates by blocking key");
    }

    @Test
    void trainsAModelAndExplainsAPairByIt() throws IOException {
        Path model = folder.resolve("model.yaml");
        assertThat(link("train", "--model", model.toString())).isZero();
        assertThat(model).content().startsWith("# A trained link model").contains("'surname'");
        assertThat(link("explain", "--model", model.toString(), "P4", "4")).isZero();
        assertThat(out.toString()).contains("bits  birth date: the same", "probability 1.0000");
        String values = Files.readAllLines(folder.resolve("right.csv")).get(2);
        Stream.of(values.split(",")).filter(it -> it.length() > 5).forEach(it -> assertThat(out.toString())
                .doesNotContainIgnoringCase(it));
    }

    @Test
    void tellsInThreeLinesWhatCannotBeUsed() {
        assertThat(execute("evaluate", "--left", "nowhere.csv", "--right", "nowhere.csv", "--columns", map()))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("USAGE: there is no file nowhere.csv." + System.lineSeparator() + "Nothing was written."
                        + System.lineSeparator() + "Next: ajantasa link --help" + System.lineSeparator());
    }

    @Test
    void needsARightFileUnlessOneFileIsSearched() {
        assertThat(execute("evaluate", "--left", left(), "--columns", map())).isEqualTo(2);
        assertThat(execute("evaluate", "--dedupe", "--left", left(), "--columns", map()))
                .isZero();
    }

    private int link(String command, String... more) {
        return execute(Stream.concat(
                        Stream.of(
                                command,
                                "--left",
                                left(),
                                "--right",
                                folder.resolve("right.csv").toString(),
                                "--columns",
                                map()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return new CommandLine(new AjantasaCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("link"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String left() {
        return folder.resolve("left.csv").toString();
    }

    private String map() {
        return folder.resolve("map.yaml").toString();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append("klmnprstv".charAt(random.nextInt(9))).append("aeiouyäö".charAt(random.nextInt(8)));
        }
        return word.toString();
    }
}

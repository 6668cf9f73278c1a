package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.XlsxFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A register that nobody thought of is one definition and its delivery, in whatever format that is: the same rows, the same values. */
class EveryFormatTest {
    private static final PreparedHome PREPARED = PreparedHome.on(Databases.H2);
    private static final List<Person> STUDENTS = PREPARED.plainPeople().subList(0, 5);

    /** Formats that are shown elsewhere: by a register that is shipped, and by lists that are of one of several layouts. */
    private static final Map<String, Path> ELSEWHERE = Map.of(
            "readings", Path.of("jobs/consumption.yaml"),
            "one-of", Path.of("jobs/foreign/us-ftc.yaml"));

    @TempDir
    private static Path folder;

    private static TestHome home = TestHome.at(Path.of(""));

    /** One format: what the definition says of it, and the rows written so. */
    record Format(String word, String says, byte[] file) {
        @Override
        public String toString() {
            return word;
        }
    }

    static List<Format> formats() {
        return List.of(
                new Format("csv", "{charset: UTF-8, separator: \";\"}", utf8("hetu;until\n" + each("%s;%s\n"))),
                new Format(
                        "fixed",
                        "{charset: ISO-8859-1, length: 22, line-end: LF, columns: {hetu: 1-11, until: 13-22}}",
                        utf8(each("%s %s\n"))),
                new Format(
                        "xml",
                        "{record: student, columns: {hetu: student@code, until: until}}",
                        utf8("<list>" + each("<student code='%s'><until>%s</until></student>\n") + "</list>\n")),
                new Format(
                        "json",
                        "{records: list, columns: {hetu: code, until: until}}",
                        utf8("{\"list\": [" + objects(",\n") + "]}\n")),
                new Format("json-lines", "{columns: {hetu: code, until: until}}", utf8(objects("\n") + "\n")),
                new Format(
                        "xlsx",
                        "{sheet: Students, size: 1 MB, columns: {hetu: code, until: until}}",
                        new XlsxFile().sheet("Students", sheet()).bytes()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String each(String row) {
        return STUDENTS.stream().map(it -> row.formatted(it.hetu(), until(it))).collect(Collectors.joining());
    }

    private static String objects(String between) {
        return STUDENTS.stream()
                .map(it -> "{\"code\": \"%s\", \"until\": \"%s\"}".formatted(it.hetu(), until(it)))
                .collect(Collectors.joining(between));
    }

    private static List<List<String>> sheet() {
        return Stream.concat(
                        Stream.of(List.of("code", "until")), STUDENTS.stream().map(it -> List.of(it.hetu(), until(it))))
                .toList();
    }

    private static String until(Person student) {
        return "2027-05-" + (10 + STUDENTS.indexOf(student));
    }

    @BeforeAll
    static void copyHome() {
        home = PREPARED.copyTo(folder);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void takesInARegisterByItsDefinitionAlone(Format format) throws IOException {
        String register = "students-" + format.word();
        String definition = Files.readString(Path.of("src/test/resources/registers/student-discount.yaml"))
                .replace("student-discount", register)
                .replace("student-until", register + "-until")
                .replace("voimassa_asti", "until")
                .replaceFirst("file: .*", "file: \"list_{date}.txt\"")
                .replaceFirst("control: .*", "control: none\n  plausible: {rows: {max: 5 %, floor: 10}}")
                .replaceFirst("format: .*", "format: {" + format.word() + ": " + format.says() + "}");
        Files.writeString(home.jobs().resolve(register + ".yaml"), definition);
        Path file = Files.createDirectories(home.inbox(register)).resolve("list_20261121.txt");
        Files.write(file, format.file());
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T03:00:00Z")));

        RegisterResult result = home.run(register);

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(home.report(result.runs().get(0)).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(home.values(register + "-until"))
                .isEqualTo(STUDENTS.stream().collect(Collectors.toMap(Person::number, EveryFormatTest::until)));
    }

    /** A new format is shown here, too, or is named with the definition that shows it. */
    @Test
    void knowsEveryFormat() throws IOException {
        JsonNode schema =
                JsonMapper.shared().readTree(Path.of("jobs/job.schema.json").toFile());
        TreeSet<String> shown = new TreeSet<>(Comparator.naturalOrder());
        formats().forEach(it -> shown.add(it.word()));
        for (Map.Entry<String, Path> one : ELSEWHERE.entrySet()) {
            assertThat(Files.readString(one.getValue())).contains(one.getKey() + ":");
            shown.add(one.getKey());
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        schema.at("/$defs/format/properties").propertyNames());
    }
}

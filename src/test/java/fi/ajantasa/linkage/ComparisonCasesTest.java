package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The table of {@code cases/linkage.yaml}: on which level of a comparison two records fall. */
class ComparisonCasesTest {
    private static final List<String> COLUMNS = List.of(
            "surname", "former", "given", "birth", "street", "number", "postcode", "town", "phone", "code", "work");
    private static final String MAP =
            """
            left: {id: id, surname: surname, former-surname: former, given-names: given, birth-date: birth, street: street,
              number: number, postcode: postcode, town: town, phone: phone, code: code, work: {column: work, kind: text}}
            """;
    private static final List<String> REGISTER = List.of(
            "Lehtinen,Korhola,Aino Maria,1960-01-02,Kivirinne 1,,02770,Espoo,040 555 1111,ZZ-9876,kokki",
            "Mattinen,,Toivo,1961-05-06,Ojatie 3,,90100,Oulu,040 555 2222,YY-5555,kokki",
            "Korhola,,Sakari Olavi,1962-05-06,Ojatie 4,,90100,Oulu,040 555 3333,XX-4444,kokki",
            "Lehtonen,,Jukka,1932-07-16,Raitti 4,,90100,Oulu,040 555 5555,VV-2222,kokki",
            "Virtanen,,Maria,1962-07-06,Stone Road 4,,90100,Oulu,040 555 4444,WW-3333,kokki");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> levels() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/cases/linkage.yaml"))) {
            List<Map<String, Object>> cases = new Yaml().load(in);
            return cases.stream()
                    .map(it -> DynamicTest.dynamicTest(it.get("says").toString(), () -> assertThat(level(it))
                            .isEqualTo(it.get("out"))));
        }
    }

    private String level(Map<String, Object> aCase) throws IOException {
        List<String> left = new ArrayList<>(REGISTER);
        left.add(row(aCase.get("left")));
        LinkInput input = new LinkFiles(
                        csv("left.csv", left),
                        csv("right.csv", List.of(row(aCase.get("right")), REGISTER.get(0))),
                        map(),
                        "")
                .read();
        Comparison comparison = Comparisons.of(input.texts, input.others, input.left, input.right).stream()
                .filter(it -> it.name().equals(aCase.get("compare")))
                .findFirst()
                .orElseThrow();
        int level = comparison.level(left.size() - 1, 0);
        return level == Comparison.MISSING
                ? "missing"
                : comparison.levels().get(level).words();
    }

    private MapFile map() throws IOException {
        return MapFile.read(Files.writeString(folder.resolve("map.yaml"), MAP));
    }

    private static String row(Object said) {
        Map<?, ?> values = (Map<?, ?>) said;
        return COLUMNS.stream()
                .map(it -> values.get(it) == null ? "" : text(values.get(it)))
                .collect(Collectors.joining(","));
    }

    private static String text(Object value) {
        return value instanceof java.util.Date date
                ? date.toInstant().toString().substring(0, 10)
                : value.toString();
    }

    private Path csv(String name, List<String> rows) {
        List<String> lines = new ArrayList<>(List.of("id," + String.join(",", COLUMNS)));
        for (int i = 0; i < rows.size(); i++) {
            lines.add(i + "," + rows.get(i));
        }
        try {
            return Files.write(folder.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The table cases/layouts.yaml: small files of every layout, and what becomes of them. F45 to F50, F57, F60, F74, F78. */
class LayoutCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/layouts.yaml");

    @TempDir
    Path temp;

    @TestFactory
    Stream<DynamicTest> readsOrRefuses() throws IOException {
        Map<String, Object> table = new Yaml().load(Files.readString(CASES));
        Map<String, String> layouts = section(table, "layouts");
        List<Map<String, Object>> cases = list(table, "cases");
        return cases.stream()
                .map(it -> DynamicTest.dynamicTest(
                        (String) it.get("says"),
                        () -> check(it, String.valueOf(layouts.get((String) it.get("layout"))))));
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> section(Map<String, Object> table, String key) {
        return (Map<String, T>) table.get(key);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Map<String, Object> table, String key) {
        return (List<T>) table.get(key);
    }

    private void check(Map<String, Object> it, String receive) throws IOException, DefinitionException {
        LayoutHome home = LayoutHome.of(temp, receive, LayoutHome.columns(receive));
        home.file((String) it.getOrDefault("name", "list_20261123.txt"), LayoutHome.bytes((String) it.get("file")));
        Proof proof = home.prove();
        if (it.containsKey("refused")) {
            assertThat(proof).isInstanceOf(Refusal.class);
            Refusal refusal = (Refusal) proof;
            assertThat(refusal.reason() + ": " + refusal.what()).isEqualTo(it.get("refused"));
            return;
        }
        assertThat(proof).isInstanceOf(Proven.class);
        Proven proven = (Proven) proof;
        assertThat(home.rows(proven)).isEqualTo(it.get("rows"));
        assertThat(proven.rejected().list().stream()
                        .map(row -> "line " + row.line() + ": " + String.join(", ", row.rules())))
                .isEqualTo(it.getOrDefault("rejected", List.of()));
        if (it.containsKey("superseded")) {
            assertThat(proven.duplicates().stream().boxed()).isEqualTo(it.get("superseded"));
        }
    }
}

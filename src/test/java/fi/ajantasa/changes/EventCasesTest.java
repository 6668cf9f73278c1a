package fi.ajantasa.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The table cases/change-events.yaml: what each group of data becomes under each attribute. D1 to D33, F1 to F41. */
class EventCasesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CODE = "010190-900P";
    private static final String DAY = "2026-11-21";

    @TestFactory
    Stream<DynamicTest> becomesTheseRows() throws IOException {
        List<Map<String, Object>> cases =
                new Yaml().load(Files.readString(Path.of("src/test/resources/cases/change-events.yaml")));
        return cases.stream().map(it -> DynamicTest.dynamicTest((String) it.get("says"), () -> check(it)));
    }

    private static void check(Map<String, Object> it) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("henkilotunnus", CODE);
        LocalDate asked = it.containsKey("asked") ? LocalDate.parse((String) it.get("asked")) : null;
        if (asked == null) {
            body.put("muutospv", it.getOrDefault("at", DAY + "T10:00:00.000Z"));
        }
        body.put("tietoryhmat", it.get("told"));
        Tally tally = new Tally();

        EventRows.Written written = EventRows.write(
                        new EventRows.Rules(GroupTable.ALL, granted(it), tally),
                        JSON.readTree(JSON.writeValueAsString(body)),
                        asked)
                .orElseThrow();

        assertThat(written.rows().stream().map(EventCasesTest::shown).toList()).isEqualTo(expected(it));
        assertThat(written.repair()).isEqualTo(it.getOrDefault("repair", false));
        if (it.get("counted") instanceof Map<?, ?> counted) {
            counted.forEach((word, count) -> assertThat(tally.of(Tally.Word.valueOf((String) word)))
                    .as((String) word)
                    .isEqualTo(((Integer) count).longValue()));
        }
    }

    private static Set<String> granted(Map<String, Object> it) {
        return it.get("granted") instanceof List<?> names
                ? Set.copyOf(names.stream().map(String::valueOf).toList())
                : Set.of();
    }

    private static Map<String, String> shown(Row row) {
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        if (row.detail()) {
            cells.put("lisa", "true");
        }
        return cells;
    }

    private static List<Map<String, String>> expected(Map<String, Object> it) {
        List<Map<String, String>> rows = new ArrayList<>();
        if (it.get("rows") instanceof List<?> told) {
            for (Object row : told) {
                Map<String, String> cells =
                        new LinkedHashMap<>(Map.of("hetu", CODE, "muutospv", DAY, "muutosattribuutti", ""));
                ((Map<?, ?>) row).forEach((column, text) -> cells.put(String.valueOf(column), String.valueOf(text)));
                rows.add(cells);
            }
        }
        return rows;
    }

    @Test
    void cannotBeReadWithoutAMomentOrAList() {
        assertThat(write("{\"henkilotunnus\": \"" + CODE + "\", \"tietoryhmat\": []}"))
                .isFalse();
        assertThat(write("{\"muutospv\": \"yesterday\", \"tietoryhmat\": []}")).isFalse();
        assertThat(write("{\"muutospv\": \"2026-11-21T10:00:00Z\", \"tietoryhmat\": \"none\"}"))
                .isFalse();
        assertThat(write("{\"muutospv\": \"2026-11-21T10:00:00Z\", \"tietoryhmat\": []}"))
                .isTrue();
    }

    private static boolean write(String body) {
        return EventRows.write(new EventRows.Rules(GroupTable.ALL, Set.of(), new Tally()), JSON.readTree(body), null)
                .isPresent();
    }
}

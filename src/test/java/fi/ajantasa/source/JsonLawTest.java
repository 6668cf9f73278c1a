package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A transcript says what reading each record as a whole tree says, whatever JSON is made of. */
class JsonLawTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SEVERAL = "<several>";
    private static final String ABSENT = "<absent>";
    private static final List<String> COLUMNS = List.of("phone", "size", "main", "inner", "open");
    private static final List<String> TEXTS =
            List.of("1", "2", "", "Mäki; \"Eero\"", "two\nlines", "\\ / \t", "𝄞 Öst", "~", " x ");
    private static final String RECEIVE =
            """
            file: "list_{date}.txt"
            control: none
            plausible: {rows: {max: 10 %}}
            format:
              json:
                records: found
                count: total
                columns:
                  phone: phone
                  size: {at: o.size, type: number}
                  main: {at: list.name, pick: {list: {type: "1", ended: none}}}
                  inner: {at: list.inner.name, pick: {list: {type: ["1", "2"]}, list.inner: {ended: none}}, otherwise: "-"}
                  open: {at: open, type: flag}
                ignore: [junk, list.junk]
            covers: base
            """;

    @TempDir
    Path temp;

    private final Random random = new Random(134);

    @Test
    void saysWhatAPlainTreeReadingSays() throws Exception {
        for (int round = 0; round < 40; round++) {
            ArrayNode records = JSON.createArrayNode();
            for (int i = random.nextInt(1, 60); i > 0; i--) {
                records.add(record());
            }
            ObjectNode root = JSON.createObjectNode();
            boolean before = random.nextBoolean();
            if (before) {
                root.put("total", records.size());
            }
            root.set("found", records);
            if (!before) {
                root.put("total", records.size());
            }
            ObjectWriter writer = random.nextBoolean() ? JSON.writer() : JSON.writerWithDefaultPrettyPrinter();
            LayoutHome home =
                    LayoutHome.of(temp, RECEIVE, COLUMNS).file("list_20261123.txt", writer.writeValueAsBytes(root));
            home.sizes = round % 2 == 0 ? ReadSizes.NORMAL : new ReadSizes(4096, 1000, 100_000);
            Proven proven = home.proven();
            assertThat(home.rows(proven)).isEqualTo(expected(records));
            assertThat(ambiguous(proven)).isEqualTo(expectedAmbiguous(records));
        }
    }

    private ObjectNode record() {
        ObjectNode record = JSON.createObjectNode();
        maybe(record, "junk", () -> JSON.createArrayNode()
                .add(record.toString())
                .add(1.5));
        maybe(record, "phone", this::text);
        maybe(record, "open", () -> JSON.getNodeFactory().booleanNode(random.nextBoolean()));
        maybe(record, "list", () -> list(true));
        maybe(record, "o", () -> {
            ObjectNode o = JSON.createObjectNode();
            maybe(o, "size", () -> JSON.getNodeFactory().numberNode(random.nextInt(-50, 50) * 0.25));
            return o;
        });
        return record;
    }

    private ArrayNode list(boolean outer) {
        ArrayNode list = JSON.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            ObjectNode element = list.addObject();
            maybe(element, "name", this::text);
            maybe(element, "ended", this::text);
            if (outer) {
                maybe(element, "type", this::text);
                maybe(element, "inner", () -> list(false));
                maybe(element, "junk", () -> JSON.createObjectNode().put("name", "never"));
            }
        }
        return list;
    }

    private JsonNode text() {
        return JSON.getNodeFactory().stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    private void maybe(ObjectNode in, String name, Supplier<JsonNode> value) {
        int chance = random.nextInt(10);
        if (chance == 0) {
            in.putNull(name);
        } else if (chance < 8) {
            in.set(name, value.get());
        }
    }

    private static List<List<String>> expected(ArrayNode records) {
        List<List<String>> rows = new ArrayList<>();
        records.forEach(record -> rows.add(row(record).stream()
                .map(text -> text.equals(SEVERAL) ? "" : text)
                .toList()));
        return rows;
    }

    private static Map<Long, List<String>> expectedAmbiguous(ArrayNode records) {
        Map<Long, List<String>> ambiguous = new TreeMap<>();
        for (int i = 0; i < records.size(); i++) {
            List<String> row = row(records.get(i));
            List<String> rules = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                if (row.get(column).equals(SEVERAL)) {
                    rules.add(COLUMNS.get(column) + "-ambiguous");
                }
            }
            if (!rules.isEmpty()) {
                ambiguous.put(i + 1L, rules.stream().sorted().toList());
            }
        }
        return ambiguous;
    }

    private static Map<Long, List<String>> ambiguous(Proven proven) {
        Map<Long, List<String>> ambiguous = new TreeMap<>();
        proven.rejected().list().forEach(row -> {
            List<String> rules =
                    row.rules().stream().filter(it -> it.endsWith("-ambiguous")).toList();
            if (!rules.isEmpty()) {
                ambiguous.put(row.row(), rules);
            }
        });
        return ambiguous;
    }

    private static List<String> row(JsonNode record) {
        String main = named(meant(record.path("list"), Set.of("1"), true), "");
        return List.of(
                string(record.path("phone")),
                string(record.path("o").path("size")),
                main.strip(),
                inner(meant(record.path("list"), Set.of("1", "2"), false)).strip(),
                string(record.path("open")));
    }

    private static String inner(List<JsonNode> outer) {
        return oneOf(
                outer.stream()
                        .map(it -> named(meant(it.path("inner"), null, true), ABSENT))
                        .toList(),
                "-");
    }

    private static String named(List<JsonNode> meant, String otherwise) {
        return oneOf(
                meant.stream()
                        .map(it -> it.path("name"))
                        .map(it -> it.isMissingNode() || it.isNull() ? ABSENT : it.asString())
                        .toList(),
                otherwise);
    }

    private static String oneOf(List<String> said, String otherwise) {
        List<String> different = said.stream().distinct().toList();
        if (different.size() > 1 || different.contains(SEVERAL)) {
            return SEVERAL;
        }
        String text = different.isEmpty() ? ABSENT : different.get(0);
        return text.equals(ABSENT) ? otherwise : text;
    }

    private static List<JsonNode> meant(JsonNode list, @Nullable Set<String> types, boolean current) {
        List<JsonNode> meant = new ArrayList<>();
        list.forEach(element -> {
            boolean typed = types == null || types.contains(string(element.path("type"), false));
            if (typed && (!current || string(element.path("ended"), false).isEmpty())) {
                meant.add(element);
            }
        });
        return meant;
    }

    private static String string(JsonNode node) {
        return string(node, true);
    }

    private static String string(JsonNode node, boolean stripped) {
        String text = node.isMissingNode() || node.isNull() ? "" : node.asString();
        return stripped ? text.strip() : text;
    }
}

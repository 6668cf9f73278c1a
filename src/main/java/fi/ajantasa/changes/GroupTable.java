package fi.ajantasa.changes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What becomes of each group of data, read from {@code groups.yaml} beside this class. */
final class GroupTable {
    private static final String FILE = "groups.yaml";
    private static final int MOST_ALIASES = 500;
    static final GroupTable ALL = new GroupTable();

    private final Map<String, GroupRule> rules = new LinkedHashMap<>();

    private GroupTable() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try (InputStream in = GroupTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not in the jar");
            }
            map(new Yaml(new SafeConstructor(options)).load(in))
                    .forEach((group, rule) -> rules.put(group, rule(map(rule))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<GroupRule> find(String group) {
        return Optional.ofNullable(rules.get(group));
    }

    boolean isDropped(String group) {
        return find(group).filter(it -> it.use() == GroupRule.Use.DROP).isPresent();
    }

    Map<String, GroupRule> rules() {
        return Map.copyOf(rules);
    }

    /** The columns that rows of our own layout are filled in. */
    Set<String> columns(boolean detail) {
        Set<String> columns = new TreeSet<>();
        rules.values().stream()
                .filter(it -> it.use() == GroupRule.Use.APPLY || it.use() == GroupRule.Use.GRANTED)
                .flatMap(it -> it.rows().stream())
                .filter(it -> it.detail() == detail)
                .flatMap(GroupRule.RowRule::columns)
                .forEach(columns::add);
        return columns;
    }

    private static GroupRule rule(Map<String, Object> said) {
        return new GroupRule(
                GroupRule.Use.valueOf(String.valueOf(said.get("use")).toUpperCase(Locale.ROOT)),
                list(said.get("rows")).stream().map(it -> row(map(it))).toList(),
                words(said.get("beside")),
                words(said.get("needs")),
                Boolean.TRUE.equals(said.get("once")),
                Boolean.TRUE.equals(said.get("keeps")));
    }

    private static GroupRule.RowRule row(Map<String, Object> said) {
        return new GroupRule.RowRule(
                "detail".equals(said.get("file")),
                texts(said.get("same")),
                map(said.get("cells")).entrySet().stream()
                        .map(it -> cell(it.getKey(), list(it.getValue())))
                        .toList(),
                texts(said.get("ends")));
    }

    private static GroupRule.CellRule cell(String column, List<Object> said) {
        List<String> words = said.stream().map(String::valueOf).toList();
        return new GroupRule.CellRule(column, How.of(words.get(0)), words.subList(1, words.size()));
    }

    private static Set<String> words(@Nullable Object list) {
        Set<String> words = new HashSet<>();
        list(list).forEach(it -> words.add(String.valueOf(it)));
        return words;
    }

    private static Map<String, String> texts(@Nullable Object said) {
        Map<String, String> texts = new HashMap<>();
        map(said).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    private static List<Object> list(@Nullable Object said) {
        return said instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private static Map<String, Object> map(@Nullable Object said) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (said instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }
}

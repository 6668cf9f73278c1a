package fi.ajantasa.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One awkward case as the case file tells it: who is concerned, and what is unusual in the rows about them. A list of
 * rows that the case does not name is absent, and the ordinary rows stand.
 */
record AwkwardCase(
        String fault,
        String what,
        List<Map<String, String>> people,
        @Nullable List<Map<String, String>> customers,
        @Nullable List<Map<String, String>> base,
        List<Map<String, String>> baseDetails,
        List<Map<String, String>> changes,
        List<Map<String, String>> changeDetails) {

    static List<AwkwardCase> all() {
        return Resources.entries("awkward.yaml").stream().map(AwkwardCase::from).toList();
    }

    private static AwkwardCase from(Map<?, ?> told) {
        List<Map<String, String>> people = rows(told, "people");
        return new AwkwardCase(
                String.valueOf(told.get("fault")),
                String.valueOf(told.get("what")),
                people.isEmpty() ? List.of(Map.of()) : people,
                told.containsKey("customers") ? rows(told, "customers") : null,
                told.containsKey("base") ? rows(told, "base") : null,
                rows(told, "base-details"),
                rows(told, "changes"),
                rows(told, "change-details"));
    }

    private static List<Map<String, String>> rows(Map<?, ?> told, String list) {
        return told.get(list) instanceof List<?> rows
                ? rows.stream().map(AwkwardCase::cells).toList()
                : List.of();
    }

    private static Map<String, String> cells(Object row) {
        Map<String, String> cells = new LinkedHashMap<>();
        if (row instanceof Map<?, ?> map) {
            map.forEach((column, value) -> cells.put(String.valueOf(column), String.valueOf(value)));
        }
        return cells;
    }
}

package fi.ajantasa.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A delivery of changes by whom it tells of: whoever is given another code is still called by the one before (reference, 2.6). */
final class ChangedPeople {
    private static final String PASSIVE = "2";
    private static final String ADDED = "LISATTY";

    private final Map<String, List<Map<String, String>>> records = new LinkedHashMap<>();
    private final Map<String, String> called = new HashMap<>();

    ChangedPeople(List<Sheet> sheets) {
        List<Map<String, String>> rows =
                sheets.stream().flatMap(sheet -> sheet.records().stream()).toList();
        Set<String> ended = new HashSet<>();
        rows.stream()
                .filter(it -> PASSIVE.equals(it.get("hetu_voimassaolo")))
                .map(ChangedPeople::code)
                .forEach(ended::add);
        rows.forEach(it -> call(it, ended));
        for (Map<String, String> row : rows) {
            records.computeIfAbsent(called.getOrDefault(code(row), code(row)), it -> new ArrayList<>())
                    .add(row);
        }
    }

    /** A new code is told under the one that it replaces, a code that was one too many under the one that stays. */
    private void call(Map<String, String> row, Set<String> ended) {
        for (String former : DataGroups.formers(row.getOrDefault(DataGroups.FORMERS, ""))) {
            if (ended.contains(former)) {
                boolean replaces = ADDED.equals(row.get("muutosattribuutti"));
                called.put(replaces ? code(row) : former, replaces ? former : code(row));
            }
        }
    }

    private static String code(Map<String, String> row) {
        return row.getOrDefault("hetu", "");
    }

    /** All rows about a person together, main rows first, by the code under which they are told. */
    Map<String, List<Map<String, String>>> records() {
        return records;
    }

    /** Under which code somebody with one of these codes is told of. */
    Map<String, String> called() {
        return called;
    }
}

package fi.ajantasa.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Everybody the population register knows: as a first full list has them, and with what changed since. */
final class KnownPeople {
    private static final String ATTRIBUTE = "muutosattribuutti";
    private static final String KIND = "osoitelaji";
    private static final Set<String> ADDRESS = Set.of(
            KIND,
            "katunimi_fi",
            "katunimi_sv",
            "katunumero",
            "porraskirjain",
            "huoneistonumero",
            "jakokirjain",
            "postinumero",
            "postitoimipaikka_fi",
            "postitoimipaikka_sv",
            "rakennustunnus",
            "osoitenumero",
            "asuinpaikantunnus",
            "osoite_alkupv",
            "osoite_loppupv",
            "ulkomainen_lahiosoite",
            "ulkomainen_paikkakunta",
            "valtiokoodi");
    private static final Set<String> STATES = Set.of("LISATTY", "MUUTETTU", "KORJATTU");

    private final Map<String, List<Spot>> spots = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, List<Map<String, String>>> changed = new HashMap<>();

    private record Spot(Sheet sheet, int at) {
        Map<String, String> row() {
            return sheet.row(at);
        }
    }

    /** @param first the full list: its main file and that of further names and addresses */
    KnownPeople(List<Sheet> first) {
        for (Sheet sheet : first) {
            for (int at = 1; at <= sheet.rows(); at++) {
                spots.computeIfAbsent(sheet.first(at), it -> new ArrayList<>(1)).add(new Spot(sheet, at));
                String code = sheet.first(at);
                DataGroups.formers(sheet.text(at, DataGroups.FORMERS)).forEach(it -> codes.putIfAbsent(it, code));
            }
        }
    }

    /** Takes in what changed. */
    void change(ChangedPeople people) {
        people.called().forEach((code, told) -> codes.putIfAbsent(code, told));
        people.records().forEach((code, rows) -> changed.computeIfAbsent(code, it -> new ArrayList<>())
                .addAll(rows));
    }

    /** What holds of somebody, by any code of theirs. */
    Optional<List<ObjectNode>> find(String asked) {
        String code = spots.containsKey(asked) ? asked : codes.getOrDefault(asked, "");
        return Optional.ofNullable(spots.get(code))
                .map(known ->
                        now(known.stream().map(Spot::row).toList(), changed.getOrDefault(code, List.of())).stream()
                                .flatMap(row -> DataGroups.of(row).stream())
                                .toList());
    }

    private static List<Map<String, String>> now(List<Map<String, String>> known, List<Map<String, String>> changes) {
        Map<String, String> main = new LinkedHashMap<>(known.get(0));
        List<Map<String, String>> rows = new ArrayList<>(List.of(main));
        rows.addAll(known.subList(1, known.size()));
        List<Map<String, String>> states = changes.stream()
                .filter(it -> STATES.contains(it.get(ATTRIBUTE)))
                .filter(it -> !"2".equals(it.get("hetu_voimassaolo")))
                .toList();
        if (states.stream().anyMatch(KnownPeople::hasAddress)
                || changes.stream().anyMatch(KnownPeople::endsAddress)) {
            main.keySet().removeAll(ADDRESS);
        }
        for (Map<String, String> state : states) {
            if (DataGroups.isDetail(state)) {
                Map<String, String> detail = new LinkedHashMap<>(state);
                detail.put(ATTRIBUTE, "");
                rows.add(detail);
            } else {
                state.forEach((column, cell) -> main.merge(column, cell, (held, told) -> told.isEmpty() ? held : told));
            }
        }
        main.put(ATTRIBUTE, "");
        return rows;
    }

    private static boolean endsAddress(Map<String, String> row) {
        return "POISTETTU".equals(row.get(ATTRIBUTE)) && hasAddress(row);
    }

    private static boolean hasAddress(Map<String, String> row) {
        return !DataGroups.isDetail(row) && !row.getOrDefault(KIND, "").isEmpty();
    }
}

package fi.ajantasa.job;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads how JSON is taken apart, and whether every path on it can be walked in one way only. */
final class JsonFormatReader {
    private static final String NONE = "none";
    private static final String WRITE = "write a path like names.name";

    private final Section json;
    private final Map<String, Set<String>> leaves = new LinkedHashMap<>();
    private final Set<String> lists = new LinkedHashSet<>();

    JsonFormatReader(Section json) {
        this.json = json;
    }

    /** @param lines whether every line is a record */
    JsonFormat read(boolean lines) {
        var around = new JsonFormat.Around(
                lines,
                json.has("records") ? path("records", json) : "",
                json.has("count") ? path("count", json) : "",
                paths("around"));
        if (around.records().isEmpty() && !(around.count() + String.join("", around.ignore())).isEmpty()) {
            json.note(json.line(), "nothing stands around the records of a list", "add records, or remove the others");
        }
        var members = new LinkedHashMap<String, JsonFormat.Member>();
        new PlaceReader(Spot.Member::read, Shape.MEMBER)
                .columns(json)
                .forEach((name, place) -> members.put(name, member(name, place)));
        Set<String> ignore = paths("ignore");
        check(ignore);
        return new JsonFormat(around, members, ignore);
    }

    private static String path(String key, Section section) {
        return section.value(key, text -> Spot.Member.read(text).path(), "", WRITE);
    }

    private Set<String> paths(String key) {
        var paths = new TreeSet<String>();
        for (Word word : json.list(key)) {
            try {
                paths.add(Spot.Member.read(word.text()).path());
            } catch (IllegalArgumentException e) {
                json.note(word.line(), key + ": " + word.text() + " cannot be read", WRITE);
            }
        }
        return paths;
    }

    private JsonFormat.Member member(String name, Place place) {
        Section columns = json.section("columns");
        boolean described = columns.holdsSection(name);
        Section member = described ? columns.section(name) : columns.section("");
        Map<String, Map<String, JsonFormat.Condition>> picks = picks(member);
        place.spots().forEach(spot -> note(((Spot.Member) spot).path(), picks.keySet()));
        picks.forEach((list, pick) -> {
            lists.add(list);
            pick.keySet().forEach(it -> note(list + "." + it, picks.keySet()));
            if (place.spots().stream()
                    .noneMatch(spot -> ((Spot.Member) spot).path().startsWith(list + "."))) {
                member.note(member.lineOf("pick"), name + " is not in " + list, "pick of the lists on its path");
            }
        });
        return new JsonFormat.Member(
                place,
                picks,
                member.choice("type", Vocabulary.words(JsonFormat.Type.class), JsonFormat.Type.TEXT),
                member.text("otherwise"));
    }

    private void note(String leaf, Set<String> picked) {
        leaves.merge(leaf, Set.copyOf(picked), (one, other) -> {
            var both = new LinkedHashSet<>(one);
            both.retainAll(other);
            return both;
        });
    }

    private static Map<String, Map<String, JsonFormat.Condition>> picks(Section member) {
        var picks = new LinkedHashMap<String, Map<String, JsonFormat.Condition>>();
        Section all = member.section("pick");
        for (Word list : all.words()) {
            Section pick = all.section(list.text());
            var conditions = new LinkedHashMap<String, JsonFormat.Condition>();
            pick.words().forEach(it -> conditions.put(it.text(), condition(it.text(), pick)));
            picks.put(list.text(), conditions);
        }
        return picks;
    }

    private static JsonFormat.Condition condition(String member, Section pick) {
        boolean not = pick.holdsSection(member);
        Section described = not ? pick.section(member, Shape.CONDITION) : pick;
        var texts = new LinkedHashSet<String>();
        described.list(not ? "not" : member).forEach(it -> texts.add(it.text().equals(NONE) ? "" : it.text()));
        return new JsonFormat.Condition(texts, not);
    }

    private void check(Set<String> ignore) {
        int line = json.lineOf("columns");
        leaves.forEach((leaf, picked) -> {
            lists.stream()
                    .filter(list -> isWithin(leaf, list) && !picked.contains(list))
                    .forEach(list -> json.note(
                            line,
                            leaf + " does not say which element of " + list + " is meant",
                            "add pick: {" + list + ": {type: …}}"));
            leaves.keySet().stream()
                    .filter(other -> isWithin(other, leaf))
                    .forEach(other -> json.note(line, leaf + " is a value, and " + other + " within it", WRITE));
            ignore.stream()
                    .filter(it -> it.equals(leaf) || isWithin(leaf, it) || isWithin(it, leaf))
                    .forEach(it ->
                            json.note(json.lineOf("ignore"), it + " is read and ignored", "keep it in one of the two"));
        });
        lists.stream()
                .filter(leaves::containsKey)
                .forEach(list -> json.note(line, list + " is a value and a list", "name a member of its elements"));
    }

    private static boolean isWithin(String path, String outer) {
        return path.startsWith(outer + ".");
    }
}

package fi.ajantasa.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a member: the members within, the cells that its value fills, or that it is of no use. */
final class JsonMember {
    private final Map<String, JsonMember> members = new HashMap<>();
    private final List<JsonCell> cells = new ArrayList<>();
    private final List<JsonPick> picks = new ArrayList<>();
    private boolean ignored;

    /** The member on a dotted path, made where there is none. */
    JsonMember on(String path) {
        JsonMember at = this;
        for (String name : path.split("\\.", -1)) {
            at = at.members.computeIfAbsent(name, it -> new JsonMember());
        }
        return at;
    }

    void fill(JsonCell cell) {
        cells.add(cell);
    }

    void pick(JsonPick pick) {
        picks.add(pick);
    }

    void ignore() {
        ignored = true;
    }

    /** The member of this name, null when nobody knows it. */
    @Nullable
    JsonMember member(String name) {
        return members.get(name);
    }

    List<JsonCell> cells() {
        return cells;
    }

    List<JsonPick> picks() {
        return picks;
    }

    boolean isIgnored() {
        return ignored;
    }

    boolean isList() {
        return !picks.isEmpty();
    }

    boolean isObject() {
        return picks.isEmpty() && !members.isEmpty();
    }
}

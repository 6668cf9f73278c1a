package fi.ajantasa.source;

import fi.ajantasa.job.JsonFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which element of a list is meant by the columns that go through it; several must say the same. */
final class JsonPick {
    private final int lists;
    private final List<JsonCell> cells = new ArrayList<>();
    private final Map<JsonCell, JsonFormat.Condition> conditions = new LinkedHashMap<>();
    private boolean taken;

    /** @param lists how many lists are on the way, this one included */
    JsonPick(int lists) {
        this.lists = lists;
    }

    void add(JsonCell cell) {
        cells.add(cell);
    }

    /** Means only elements whose member fulfils the condition. */
    void onlyWhere(JsonCell member, JsonFormat.Condition condition) {
        conditions.put(member, condition);
    }

    void beginList() {
        taken = false;
    }

    void beginElement() {
        for (JsonCell cell : cells) {
            cell.forget(lists);
        }
        for (JsonCell condition : conditions.keySet()) {
            condition.forget(lists);
        }
    }

    void endElement() {
        if (isMeant()) {
            for (JsonCell cell : cells) {
                cell.take(lists, !taken);
            }
            taken = true;
        }
    }

    private boolean isMeant() {
        for (Map.Entry<JsonCell, JsonFormat.Condition> condition : conditions.entrySet()) {
            if (!condition.getValue().holds(condition.getKey().text(lists))) {
                return false;
            }
        }
        return true;
    }
}

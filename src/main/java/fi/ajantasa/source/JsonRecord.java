package fi.ajantasa.source;

import fi.ajantasa.job.JsonFormat;
import fi.ajantasa.job.JsonFormat.Condition;
import fi.ajantasa.job.JsonFormat.Member;
import fi.ajantasa.job.Spot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The columns of one record after the other, filled while the record passes; nothing else of it is kept. */
final class JsonRecord {
    private final LocalDate near;
    private final JsonMember root = new JsonMember();
    private final List<JsonColumn> columns = new ArrayList<>();
    private final List<JsonCell> cells = new ArrayList<>();
    private final Map<String, JsonPick> picks = new HashMap<>();

    /** A column, and the cells its text is made of: one for each of its spots. */
    private record JsonColumn(PlacedText text, List<Spot> spots, List<JsonCell> cells, String otherwise) {
        String piece(Spot spot) {
            return cells.get(cells.size() == 1 ? 0 : spots.indexOf(spot)).text(0);
        }

        boolean isTold() {
            for (JsonCell cell : cells) {
                if (cell.isTold()) {
                    return true;
                }
            }
            return false;
        }

        boolean isAmbiguous() {
            for (JsonCell cell : cells) {
                if (cell.isSeveral()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param near a day from which the century of a year of two digits is told */
    JsonRecord(JsonFormat format, LocalDate near) {
        this.near = near;
        format.members().forEach(this::column);
        format.ignore().forEach(path -> root.on(path).ignore());
    }

    private void column(String name, Member member) {
        List<JsonCell> own = new ArrayList<>();
        for (Spot spot : member.place().spots()) {
            String path = ((Spot.Member) spot).path();
            JsonCell cell = new JsonCell(member.picks().size(), member.type());
            root.on(path).fill(cell);
            own.add(cell);
            cells.add(cell);
            int lists = 0;
            String outer = "";
            for (Map.Entry<String, Map<String, Condition>> pick : inOrder(member)) {
                outer += pick;
                int depth = ++lists;
                picks.computeIfAbsent(outer, it -> pick(pick.getKey(), pick.getValue(), depth))
                        .add(cell);
            }
        }
        columns.add(new JsonColumn(
                new PlacedText(name, member.place(), near), member.place().spots(), own, member.otherwise()));
    }

    /** The lists on the way, the outermost first. */
    private static List<Map.Entry<String, Map<String, Condition>>> inOrder(Member member) {
        List<Map.Entry<String, Map<String, Condition>>> lists =
                new ArrayList<>(member.picks().entrySet());
        lists.sort(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)));
        return lists;
    }

    private JsonPick pick(String list, Map<String, Condition> conditions, int depth) {
        JsonPick pick = new JsonPick(depth);
        conditions.forEach((member, wanted) -> {
            JsonCell condition = new JsonCell(depth, null);
            root.on(list + "." + member).fill(condition);
            pick.onlyWhere(condition, wanted);
        });
        root.on(list).pick(pick);
        return pick;
    }

    JsonMember root() {
        return root;
    }

    void begin() {
        for (JsonCell cell : cells) {
            cell.forget(0);
        }
    }

    /** Writes the cells of the record that has passed; the broken rules go where they are told. */
    void write(TranscriptWriter writer, Consumer<String> broken) {
        for (JsonColumn column : columns) {
            String name = column.text().column();
            if (!column.isTold()) {
                writer.cell(column.otherwise());
            } else if (column.isAmbiguous()) {
                broken.accept(name + "-ambiguous");
                writer.cell("");
            } else {
                if (!column.text().isSound(column::piece)) {
                    broken.accept(name + "-malformed");
                }
                writer.cell(column.text().text(column::piece));
            }
        }
    }
}

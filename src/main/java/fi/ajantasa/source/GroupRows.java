package fi.ajantasa.source;

import fi.ajantasa.job.Column;
import fi.ajantasa.job.ColumnWord;
import fi.ajantasa.job.GroupFormat;
import fi.ajantasa.job.Spot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one person until the last of their lines was read. In a full list every group says how things stand: it has no
 * change, and of a person who is told of twice and differently nothing is believed (F68).
 */
final class GroupRows {
    /** So many rows one person may have; more would be a line without end (F74). */
    private static final int MOST = 1_000;

    private static final String ADDED = "added";

    private final FileTask task;
    private final List<String> names;
    private final RowRejections rejections;
    private final boolean base;
    private final KeyColumn key;
    private final @Nullable Column change;
    private final @Nullable Column changedOn;
    private final ToldTwice told = new ToldTwice();
    private final List<GroupRow> rows = new ArrayList<>();
    private final Set<String> refused = new TreeSet<>();
    private GroupRow top = new GroupRow();
    private long written;

    /** What one group says, and every rule it breaks. */
    static final class GroupRow {
        private final Map<String, String> cells = new LinkedHashMap<>();
        private final Set<String> refused = new TreeSet<>();
        private GroupFormat.@Nullable Kind kind;

        /** A row of what stands in the head of the line, so far. */
        GroupRow under() {
            GroupRow row = new GroupRow();
            row.cells.putAll(cells);
            row.refused.addAll(refused);
            return row;
        }

        void is(GroupFormat.Kind what) {
            kind = what;
        }

        void read(List<PlacedText> columns, Function<Spot, String> pieces) {
            for (PlacedText column : columns) {
                if (!column.isSound(pieces)) {
                    refuse(column.column() + "-malformed");
                }
                put(column.column(), column.text(pieces));
            }
        }

        void put(String column, String text) {
            cells.put(column, text);
        }

        void refuse(String rule) {
            refused.add(rule);
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    GroupRows(FileTask task, List<String> names, RowRejections rejections) {
        this.task = task;
        this.names = names;
        this.rejections = rejections;
        this.base = task.delivery().totals().kind() == Kind.BASE;
        this.key = KeyColumn.of(task.shape(), names);
        this.change = column(ColumnWord.CHANGE);
        this.changedOn = column(ColumnWord.CHANGED_ON);
    }

    private @Nullable Column column(ColumnWord word) {
        return task.shape().columnsOf(word.word()).stream().findFirst().orElse(null);
    }

    /** Whether the head of a line names the person of the line before. */
    boolean isOf(GroupRow head) {
        return whose(head).equals(whose(top)) && !whose(head).isEmpty();
    }

    private String whose(GroupRow row) {
        return key.index() < 0 ? "" : row.cell(names.get(key.index()));
    }

    void begin(GroupRow head) {
        top = head;
    }

    void add(GroupRow row) {
        rows.add(row);
    }

    /** Rejects everything of this person. */
    void refuse(String rule) {
        refused.add(rule);
    }

    void check(long line) throws BadFileException {
        if (rows.size() > MOST) {
            throw new BadFileException("record-too-long", "line " + line, "at most " + MOST + " groups of one person");
        }
    }

    /** Writes the person's rows; where nothing is left of them, the reason why. */
    void end(TranscriptWriter writer) throws IOException {
        long first = task.firstRow() + writer.rows();
        written += rows.size();
        if (rows.isEmpty() && !refused.isEmpty()) {
            rows.add(top.under());
        }
        long content = 0;
        for (GroupRow row : rows) {
            if (base) {
                state(row);
            }
            content = 1_000_003 * content + write(row, writer);
        }
        if (base && key.hetu() && !rows.isEmpty()) {
            told.add(whose(top), content, first, rows.size());
        }
        rows.clear();
        refused.clear();
    }

    /** A full list may say of a group that it is new to us, and nothing else. */
    private void state(GroupRow row) {
        if (change != null) {
            String code = row.cell(change.name());
            if (!code.isEmpty() && !ADDED.equals(change.codes().get(code))) {
                row.refuse("change-in-full-list");
            }
            row.put(change.name(), "");
        }
        if (changedOn != null) {
            row.put(changedOn.name(), "");
        }
    }

    /** @return a number that equal rows share */
    private long write(GroupRow row, TranscriptWriter writer) throws IOException {
        if (row.kind != null) {
            row.kind.others().forEach((column, of) -> row.put(column, others(row, row.kind, of)));
        }
        long number = task.firstRow() + writer.rows();
        refused.forEach(rule -> rejections.add(number, number, rule));
        row.refused.forEach(rule -> rejections.add(number, number, rule));
        long content = 0;
        for (String name : names) {
            content = 31 * content + row.cell(name).hashCode();
            writer.cell(row.cell(name));
        }
        writer.row();
        return content;
    }

    /** What the column says in the head and in the other groups that start alike. */
    private String others(GroupRow row, GroupFormat.Kind kind, String of) {
        Set<String> texts = new LinkedHashSet<>(Set.of(top.cell(of)));
        rows.stream()
                .filter(it -> it.kind != null && it.kind.starts().equals(kind.starts()))
                .forEach(it -> texts.add(it.cell(of)));
        texts.remove(row.cell(of));
        texts.remove("");
        return String.join("|", texts);
    }

    void endAll() {
        told.reject(rejections);
    }

    /** How many groups became rows. */
    long written() {
        return written;
    }
}

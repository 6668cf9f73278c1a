package fi.ajantasa.source;

import fi.ajantasa.job.Column;
import fi.ajantasa.job.ColumnWord;
import fi.ajantasa.job.FileShape;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * What rows change, where a column tells it: a full list removes nothing, and of several changes of one number on one day
 * only the last counts, by its time and not by its line; of an addition and a removal at one time the addition (F126).
 * Remembers a number per row of a list of changes whose changes have a time of day, and nothing otherwise.
 */
final class RowChanges {
    private static final String REMOVED = "removed";

    private final boolean base;
    private final int change;
    private final int key;
    private final int day;
    private final Set<String> removals = new HashSet<>();
    private final RoaringBitmap superseded;
    private final Map<String, Last> latest = new HashMap<>();

    /** The change of a number on a day that counts so far. */
    private record Last(int row, LocalTime time, boolean adds) {
        boolean yieldsTo(Last other) {
            int order = time.compareTo(other.time);
            return order < 0 || (order == 0 && other.adds && !adds);
        }
    }

    /** @param names the columns in the order of a row's texts */
    RowChanges(FileTask task, List<String> names, RoaringBitmap superseded) {
        this.base = task.delivery().totals().kind() == Kind.BASE;
        this.superseded = superseded;
        this.change = place(task.shape(), ColumnWord.CHANGE, names);
        this.key = place(task.shape(), ColumnWord.PHONE, names);
        this.day = place(task.shape(), ColumnWord.CHANGED_ON, names);
        for (Column column : task.shape().columnsOf(ColumnWord.CHANGE.word())) {
            column.codes().forEach((code, word) -> {
                if (word.equals(REMOVED)) {
                    removals.add(code);
                }
            });
        }
    }

    private static int place(FileShape shape, ColumnWord word, List<String> names) {
        return shape.columnsOf(word.word()).stream()
                .mapToInt(column -> names.indexOf(column.name()))
                .findFirst()
                .orElse(-1);
    }

    /** The column with the time of a change, or -1. */
    int day() {
        return change < 0 || key < 0 ? -1 : day;
    }

    /** Takes a row in. */
    void see(long row, long line, List<String> texts, @Nullable LocalTime time) throws BadFileException {
        boolean removes = change >= 0 && removals.contains(texts.get(change));
        if (base && removes) {
            throw new BadFileException("removal-in-full-list", "line " + line, "removals in changes only");
        }
        if (!base && time != null) {
            Last now = new Last(Math.toIntExact(row), time, !removes);
            Last before = latest.putIfAbsent(texts.get(key) + ' ' + texts.get(day), now);
            if (before != null) {
                boolean later = before.yieldsTo(now);
                superseded.add(later ? before.row() : now.row());
                if (later) {
                    latest.put(texts.get(key) + ' ' + texts.get(day), now);
                }
            }
        }
    }
}

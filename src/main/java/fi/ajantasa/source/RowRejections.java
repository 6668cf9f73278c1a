package fi.ajantasa.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/** The records refused while a delivery was proven, in row order, kept as numbers: a bad file may have a million. */
public final class RowRejections {
    static final int MAX = 1_000_000;

    private static final int ENTRY_BITS = 24;

    private final List<String> words = new ArrayList<>();
    private long[] rows = new long[64];
    private long[] lines = new long[64];
    private long[] rules = new long[64];
    private int count;
    private boolean sorted = true;

    RowRejections() {}

    /** Notes that a row breaks a rule; the same row may be noted several times. */
    void add(long row, long line, String rule) {
        long bit = 1L << word(rule);
        if (count > 0 && rows[count - 1] == row) {
            rules[count - 1] |= bit;
            return;
        }
        if (count == rows.length) {
            grow();
        }
        sorted &= count == 0 || rows[count - 1] < row;
        rows[count] = row;
        lines[count] = line;
        rules[count++] = bit;
    }

    boolean overLimit() {
        return count > MAX;
    }

    public int size() {
        sort();
        return count;
    }

    public RoaringBitmap rows() {
        sort();
        RoaringBitmap bitmap = new RoaringBitmap();
        for (int i = 0; i < count; i++) {
            bitmap.add((int) rows[i]);
        }
        bitmap.runOptimize();
        return bitmap;
    }

    public void forEach(Consumer<RowRejection> action) {
        sort();
        for (int i = 0; i < count; i++) {
            action.accept(new RowRejection(rows[i], lines[i], words(rules[i])));
        }
    }

    public List<RowRejection> list() {
        List<RowRejection> list = new ArrayList<>();
        forEach(list::add);
        return List.copyOf(list);
    }

    private int word(String rule) {
        int known = words.indexOf(rule);
        if (known < 0) {
            words.add(rule);
            return words.size() - 1;
        }
        return known;
    }

    private List<String> words(long mask) {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (((mask >>> i) & 1) == 1) {
                broken.add(words.get(i));
            }
        }
        broken.sort(null);
        return broken;
    }

    private void grow() {
        int size = rows.length * 2;
        rows = Arrays.copyOf(rows, size);
        lines = Arrays.copyOf(lines, size);
        rules = Arrays.copyOf(rules, size);
    }

    private void sort() {
        if (sorted) {
            return;
        }
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = (rows[i] << ENTRY_BITS) | i;
        }
        Arrays.sort(order);
        long[] oldRows = rows;
        long[] oldLines = lines;
        long[] oldRules = rules;
        rows = new long[order.length];
        lines = new long[order.length];
        rules = new long[order.length];
        count = 0;
        for (long entry : order) {
            int from = (int) (entry & ((1 << ENTRY_BITS) - 1));
            if (count == 0 || rows[count - 1] != oldRows[from]) {
                rows[count] = oldRows[from];
                lines[count++] = oldLines[from];
            }
            rules[count - 1] |= oldRules[from];
        }
        sorted = true;
    }
}

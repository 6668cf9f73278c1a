package fi.ajantasa.source;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * Rows by a number that stands for them, in primitive arrays; rows of one number come out in the order they went in. There
 * may be more rows than expected as long as not many more numbers.
 */
final class RowTable {
    static final int NONE = -1;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int TAKEN = 0;

    private final int mask;
    private final long[] numbers;
    private final int[] heads;
    private final int[] tails;
    private int[] next;
    private int[] rows;
    private long[] offsets;
    private int[] lengths;
    private int count;

    /** @param capacity how many rows to expect */
    RowTable(int capacity) {
        int slots = Integer.highestOneBit(Math.max(8, capacity)) << 2;
        this.mask = slots - 1;
        this.numbers = new long[slots];
        this.heads = filled(slots);
        this.tails = filled(slots);
        this.next = new int[capacity];
        this.rows = new int[capacity];
        this.offsets = new long[capacity];
        this.lengths = new int[capacity];
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    void add(long number, ScannedRecord record) {
        if (count == rows.length) {
            grow();
        }
        int entry = count++;
        rows[entry] = Math.toIntExact(record.row());
        offsets[entry] = record.offset();
        lengths[entry] = record.length();
        next[entry] = NONE;
        int slot = slot(number);
        numbers[slot] = number;
        if (tails[slot] == NONE) {
            heads[slot] = entry;
        } else {
            next[tails[slot]] = entry;
            heads[slot] = heads[slot] == NONE ? entry : heads[slot];
        }
        tails[slot] = entry;
    }

    /** Takes the first row of this number out, or gives {@link #NONE}. */
    int take(long number) {
        int slot = slot(number);
        int entry = tails[slot] == NONE ? NONE : heads[slot];
        if (entry != NONE) {
            heads[slot] = next[entry];
            rows[entry] = TAKEN;
        }
        return entry;
    }

    long offset(int entry) {
        return offsets[entry];
    }

    int length(int entry) {
        return lengths[entry];
    }

    /** Adds the rows nobody took. */
    void left(RoaringBitmap to) {
        for (int entry = 0; entry < count; entry++) {
            if (rows[entry] != TAKEN) {
                to.add(rows[entry]);
            }
        }
    }

    /** The slot of the number, or the free one it would get; a slot once used stays its number's. */
    private int slot(long number) {
        int slot = (int) ((number * MIX) >>> 40) & mask;
        while (tails[slot] != NONE && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int size = Math.max(16, 2 * count);
        next = Arrays.copyOf(next, size);
        rows = Arrays.copyOf(rows, size);
        offsets = Arrays.copyOf(offsets, size);
        lengths = Arrays.copyOf(lengths, size);
    }
}

package fi.ajantasa.source;

import java.util.Arrays;

/**
 * Open-addressing sets of 64-bit hashes that keep 32 bits of each: four bytes a slot. The first is sized for what is expected;
 * what does not fit goes into a further one twice as large, so that memory follows what was seen and not what was announced.
 */
final class SeenHashes implements SeenKeys {
    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 29;

    private int[][] tables = new int[1][];
    private int last;
    private int room;

    /** A set for about so many numbers. */
    SeenHashes(long expected) {
        long size = SMALLEST;
        while (size < LARGEST && size < expected + expected / 2) {
            size *= 2;
        }
        begin((int) size);
    }

    /** Two thirds of a table are used, so that there is always an empty slot to stop at. */
    private void begin(int size) {
        tables[last] = new int[size];
        room = size / 3 * 2;
    }

    @Override
    public boolean repeats(long hash) {
        int kept = (int) hash | 1;
        int start = (int) (hash >>> 32);
        for (int i = 0; i < last; i++) {
            if (tables[i][place(tables[i], start, kept)] == kept) {
                return true;
            }
        }
        int[] slots = tables[last];
        int at = place(slots, start, kept);
        if (slots[at] == kept) {
            return true;
        }
        slots[at] = kept;
        room--;
        if (room == 0) {
            grow();
        }
        return false;
    }

    private static int place(int[] slots, int start, int kept) {
        int mask = slots.length - 1;
        int at = start & mask;
        while (slots[at] != 0 && slots[at] != kept) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int size = Math.min(LARGEST, 2 * tables[last].length);
        last++;
        tables = Arrays.copyOf(tables, last + 1);
        begin(size);
    }
}

package fi.ajantasa.linkage;

import java.util.Arrays;

/** The distinct patterns of a training, numbered from 0. */
final class Patterns {
    private long[] patterns = new long[1 << 10];
    private int[] table = new int[1 << 11];
    private int size;

    int number(long pattern) {
        int slot = slot(pattern);
        if (table[slot] == 0) {
            if (size == patterns.length) {
                grow();
                slot = slot(pattern);
            }
            patterns[size++] = pattern;
            table[slot] = size;
        }
        return table[slot] - 1;
    }

    int size() {
        return size;
    }

    long pattern(int number) {
        return patterns[number];
    }

    private int slot(long pattern) {
        int mask = table.length - 1;
        int slot = Hashing.mix(pattern) & mask;
        while (table[slot] != 0 && patterns[table[slot] - 1] != pattern) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        patterns = Arrays.copyOf(patterns, size * 2);
        table = new int[size * 4];
        for (int i = 0; i < size; i++) {
            table[slot(patterns[i])] = i + 1;
        }
    }
}

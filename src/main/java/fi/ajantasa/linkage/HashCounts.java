package fi.ajantasa.linkage;

import java.util.Arrays;

/** Counts of numbers, zero not counted: open addressing, eight bytes a number. */
final class HashCounts {
    private final int[] keys;
    private final int[] counts;

    /** @param most how many different numbers there will be at most */
    HashCounts(int most) {
        int length = Integer.highestOneBit(Math.max(16, most)) * 4;
        keys = new int[length];
        counts = new int[length];
    }

    void add(int key) {
        if (key != 0) {
            int slot = slot(key);
            keys[slot] = key;
            counts[slot]++;
        }
    }

    void clear() {
        Arrays.fill(keys, 0);
        Arrays.fill(counts, 0);
    }

    int of(int key) {
        return key == 0 ? 0 : counts[slot(key)];
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = Hashing.mix(key) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

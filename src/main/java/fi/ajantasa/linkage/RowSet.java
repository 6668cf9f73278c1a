package fi.ajantasa.linkage;

import java.util.Arrays;

/** A set of rows that is emptied without touching its memory, and small enough to stay in the processor's cache. */
final class RowSet {
    private int[] rows = new int[1 << 9];
    private int[] rounds = new int[1 << 9];
    private int round = 1;
    private int size;

    void clear() {
        round++;
        size = 0;
    }

    /** Whether the row was not in the set before. */
    boolean add(int row) {
        if (size * 2 >= rows.length) {
            grow();
        }
        int slot = slot(row);
        if (rounds[slot] == round) {
            return false;
        }
        rows[slot] = row;
        rounds[slot] = round;
        size++;
        return true;
    }

    private int slot(int row) {
        int mask = rows.length - 1;
        int slot = Hashing.mix(row) & mask;
        while (rounds[slot] == round && rows[slot] != row) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] before = rows;
        int[] beforeRounds = rounds;
        rows = new int[before.length * 2];
        rounds = new int[before.length * 2];
        Arrays.fill(rounds, round - 1);
        for (int i = 0; i < before.length; i++) {
            if (beforeRounds[i] == round) {
                int slot = slot(before[i]);
                rows[slot] = before[i];
                rounds[slot] = round;
            }
        }
    }
}

package fi.ajantasa.customer;

import java.util.Arrays;

/** A map from customer numbers, as bytes, to customer ids: no object per number, and no text made to look one up. */
final class NumberMap {
    private byte[] bytes = new byte[1024];
    private int[] ends = new int[64];
    private int[] customers = new int[64];
    private int[] slots = new int[256];
    private int size;

    void put(byte[] number, int customer) {
        if (size + 1 == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
            customers = Arrays.copyOf(customers, ends.length);
        }
        int from = ends[size];
        if (from + number.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, from + number.length));
        }
        System.arraycopy(number, 0, bytes, from, number.length);
        size++;
        ends[size] = from + number.length;
        customers[size] = customer;
        if (size * 2 >= slots.length) {
            slots = new int[slots.length * 4];
            for (int entry = 1; entry <= size; entry++) {
                slots[slot(bytes, ends[entry - 1], ends[entry])] = entry;
            }
        } else {
            slots[slot(bytes, from, ends[size])] = size;
        }
    }

    int get(byte[] buffer, int from, int to) {
        int entry = slots[slot(buffer, from, to)];
        return entry == 0 ? CustomerIndex.NONE : customers[entry];
    }

    private int slot(byte[] buffer, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buffer[i];
        }
        int mask = slots.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (slots[slot] != 0 && !same(slots[slot], buffer, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean same(int entry, byte[] buffer, int from, int to) {
        return Arrays.equals(bytes, ends[entry - 1], ends[entry], buffer, from, to);
    }
}

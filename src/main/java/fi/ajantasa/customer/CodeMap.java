package fi.ajantasa.customer;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/** A map from packed codes to customer ids: open addressing in two arrays, 24 bytes a code. */
final class CodeMap {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long EMPTY = -1;
    private long[] codes;
    private int[] customers;
    private int size;

    CodeMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        codes = new long[capacity];
        customers = new int[capacity];
        Arrays.fill(codes, EMPTY);
    }

    /** Notes the customer of the code; a code of several customers answers {@link CustomerIndex#SEVERAL}. */
    void put(long code, int customer) {
        if (size * 2 >= codes.length) {
            grow();
        }
        int slot = slot(code);
        if (codes[slot] == EMPTY) {
            codes[slot] = code;
            customers[slot] = customer;
            size++;
        } else if (customers[slot] != customer) {
            customers[slot] = CustomerIndex.SEVERAL;
        }
    }

    int get(long code) {
        int slot = slot(code);
        return codes[slot] == EMPTY ? CustomerIndex.NONE : customers[slot];
    }

    int size() {
        return size;
    }

    /** The customers with a code of their own. */
    RoaringBitmap list() {
        RoaringBitmap list = new RoaringBitmap();
        for (int slot = 0; slot < codes.length; slot++) {
            if (codes[slot] != EMPTY && customers[slot] >= 0) {
                list.add(customers[slot]);
            }
        }
        return list;
    }

    private int slot(long code) {
        int mask = codes.length - 1;
        int slot = (int) ((code * GOLDEN) >>> 32) & mask;
        while (codes[slot] != code && codes[slot] != EMPTY) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        CodeMap larger = new CodeMap(codes.length);
        for (int slot = 0; slot < codes.length; slot++) {
            if (codes[slot] != EMPTY) {
                larger.put(codes[slot], customers[slot]);
            }
        }
        codes = larger.codes;
        customers = larger.customers;
    }
}

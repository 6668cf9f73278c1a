package fi.ajantasa.customer;

import java.util.Arrays;
import javax.sql.DataSource;

/**
 * Which customers hold a telephone number, in memory: sixteen bytes and more a number, no object for it. Numbers that
 * customers get after loading are not in it. Safe for several threads.
 */
public final class NumberIndex {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int[] NOBODY = {};

    private int[] slots = new int[1 << 10];
    private long[] numbers = new long[1 << 9];
    private int[] customers = new int[1 << 9];

    /** The entry of the same number before this one, 0 for none. */
    private int[] earlier = new int[1 << 9];

    private int size = 1;

    NumberIndex() {}

    public static NumberIndex load(DataSource dataSource, int maxId) {
        NumberStore store = new NumberStore(dataSource);
        NumberIndex index = new NumberIndex();
        IndexStore.pages(
                maxId,
                (first, last) -> store.read(first, last, (number, customer) -> index.put(digits(number), customer)));
        return index;
    }

    /** A number in E.164 as one number. */
    public static long digits(String e164) {
        return Long.parseLong(e164, 1, e164.length(), 10);
    }

    void put(long number, int customer) {
        if (size == numbers.length) {
            grow();
        }
        int slot = slot(number);
        numbers[size] = number;
        customers[size] = customer;
        earlier[size] = slots[slot];
        slots[slot] = size++;
    }

    /** The customers who hold the number, in the order of their ids. */
    public int[] find(long number) {
        int count = 0;
        int entry = slots[slot(number)];
        for (int at = entry; at != 0; at = earlier[at]) {
            count++;
        }
        if (count == 0) {
            return NOBODY;
        }
        int[] found = new int[count];
        for (int at = entry; at != 0; at = earlier[at]) {
            found[--count] = customers[at];
        }
        return found;
    }

    /** How many numbers are held, one that two customers hold counted twice. */
    public int size() {
        return size - 1;
    }

    private int slot(long number) {
        int mask = slots.length - 1;
        int slot = (int) ((number * GOLDEN) >>> 32) & mask;
        while (slots[slot] != 0 && numbers[slots[slot]] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, size * 2);
        customers = Arrays.copyOf(customers, size * 2);
        earlier = new int[size * 2];
        slots = new int[size * 4];
        for (int entry = 1; entry < size; entry++) {
            int slot = slot(numbers[entry]);
            earlier[entry] = slots[slot];
            slots[slot] = entry;
        }
    }
}

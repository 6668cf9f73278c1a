package fi.ajantasa.customer;

import fi.ajantasa.person.Identifier;
import java.util.Arrays;
import java.util.BitSet;
import javax.sql.DataSource;

/**
 * Which customers hold a telephone number, or another number, in memory: thirty bytes and more a number, no object for
 * it. Numbers that customers get after loading are not in it. Safe for several threads.
 */
public final class NumberIndex {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int[] NOBODY = {};

    /** As many last digits are looked at as any way of writing a number has in common. */
    private static final int ENDING = 10_000_000;

    private static final int ENDING_DIGITS = 7;

    private int[] slots = new int[1 << 10];
    private long[] numbers = new long[1 << 9];
    private int[] customers = new int[1 << 9];

    /** Since when and until when each is its customer's, in days from 1970. */
    private int[] firstDays = new int[1 << 9];

    private int[] lastDays = new int[1 << 9];

    /** The last digits of all numbers, which most texts of nobody's numbers do not have. */
    private final BitSet endings = new BitSet(ENDING);

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

    /** The numbers of one kind by which registers know our customers. */
    public static NumberIndex load(DataSource dataSource, Identifier identifier, int maxId) {
        IdentifierStore store = new IdentifierStore(dataSource);
        NumberIndex index = new NumberIndex();
        IndexStore.pages(maxId, (first, last) -> store.read(identifier, first, last, index::put));
        return index;
    }

    /** A number in E.164 as one number. */
    public static long digits(String e164) {
        return Long.parseLong(e164, 1, e164.length(), 10);
    }

    void put(long number, int customer) {
        put(number, customer, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private void put(long number, int customer, int firstDay, int lastDay) {
        if (size == numbers.length) {
            grow();
        }
        int slot = slot(number);
        endings.set(Math.floorMod(number, ENDING));
        numbers[size] = number;
        customers[size] = customer;
        firstDays[size] = firstDay;
        lastDays[size] = lastDay;
        earlier[size] = slots[slot];
        slots[slot] = size++;
    }

    /** The customers who hold the number, in the order of their ids. */
    public int[] find(long number) {
        return find(number, Integer.MAX_VALUE, Integer.MIN_VALUE);
    }

    /** Those of them who held it all the time from a first to a last day, in days from 1970. */
    public int[] find(long number, int firstDay, int lastDay) {
        int count = 0;
        int entry = slots[slot(number)];
        for (int at = entry; at != 0; at = earlier[at]) {
            count += isHeld(at, firstDay, lastDay) ? 1 : 0;
        }
        if (count == 0) {
            return NOBODY;
        }
        int[] found = new int[count];
        for (int at = entry; at != 0; at = earlier[at]) {
            if (isHeld(at, firstDay, lastDay)) {
                found[--count] = customers[at];
            }
        }
        return found;
    }

    private boolean isHeld(int entry, int firstDay, int lastDay) {
        return firstDays[entry] <= firstDay && lastDays[entry] >= lastDay;
    }

    /** Whether the text, however written, may be a number that somebody holds; costs little. */
    public boolean mayHold(String text) {
        int ending = 0;
        int factor = 1;
        int digits = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                if (digits < ENDING_DIGITS) {
                    ending += digit * factor;
                    factor *= 10;
                }
                digits++;
            }
        }
        return digits <= ENDING_DIGITS || endings.get(ending);
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
        firstDays = Arrays.copyOf(firstDays, size * 2);
        lastDays = Arrays.copyOf(lastDays, size * 2);
        earlier = new int[size * 2];
        slots = new int[size * 4];
        for (int entry = 1; entry < size; entry++) {
            int slot = slot(numbers[entry]);
            earlier[entry] = slots[slot];
            slots[slot] = entry;
        }
    }
}

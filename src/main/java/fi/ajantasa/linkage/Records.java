package fi.ajantasa.linkage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file: numbers of texts in {@link Vocabularies}, dates and phones as digits. Sixteen numbers a record,
 * one behind the other, so that comparing reads one line of the processor's cache (measured: a third of the time that a
 * column for each attribute took).
 */
final class Records {
    static final int GIVEN = 4;

    static final int SURNAME = 0;
    static final int FORMER = 1;
    static final int FIRST_GIVEN = 2;
    static final int BIRTH = 6;
    static final int STREET = 7;
    static final int NUMBER = 8;
    static final int FLAT = 9;
    static final int POSTCODE = 10;
    static final int TOWN = 11;
    static final int SEX = 12;
    private static final int PHONE = 13;
    private static final int COMMON = 15;
    private static final int WIDTH = 16;

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private int[][] chunks = new int[0][];
    private int size;
    private int persons;
    private final BitSet variants = new BitSet();
    private @Nullable Frequencies frequencies;
    private final int[][] others;

    Records(int others) {
        this.others = new int[others][0];
    }

    int size() {
        return size;
    }

    /** How many persons the records are of: as many as there are records, but for variants. */
    int persons() {
        return frequencies == null ? persons : frequencies.persons();
    }

    /** How common texts are, when it is not to be counted here. */
    @Nullable
    Frequencies frequencies() {
        return frequencies;
    }

    /** Has texts and persons counted as they were on another day. */
    void frequencies(Frequencies told) {
        frequencies = told;
    }

    /** Whether the record is of the person of the record before: another home or phone of the same person. */
    boolean isVariant(int row) {
        return variants.get(row);
    }

    /** Whether an earlier record of the same person has the same value. */
    boolean isRepeated(int row, IntUnaryOperator value) {
        for (int before = row; variants.get(before); ) {
            before--;
            if (value.applyAsInt(before) == value.applyAsInt(row)) {
                return true;
            }
        }
        return false;
    }

    /** Makes room for another record of the person of the last one, with the same content, and returns its row. */
    int addVariant() {
        int row = add();
        persons--;
        variants.set(row);
        for (int attribute = 0; attribute < WIDTH; attribute++) {
            set(row, attribute, get(row - 1, attribute));
        }
        return row;
    }

    /** Takes home and phone away from a record. */
    void clearPlaces(int row) {
        for (int attribute = STREET; attribute <= TOWN; attribute++) {
            set(row, attribute, 0);
        }
        phone(row, 0);
    }

    void clear(int row) {
        for (int attribute = 0; attribute < WIDTH; attribute++) {
            set(row, attribute, 0);
        }
    }

    /** Makes room for one more record and returns its row. */
    int add() {
        if (size == chunks.length << CHUNK_BITS) {
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new int[CHUNK * WIDTH];
            for (int i = 0; i < others.length; i++) {
                others[i] = Arrays.copyOf(others[i], Math.max(size + CHUNK, size + (size >> 2)));
            }
        }
        persons++;
        return size++;
    }

    /** The number that stands for an attribute; 0 for none. */
    int get(int row, int attribute) {
        return chunks[row >>> CHUNK_BITS][(row & (CHUNK - 1)) * WIDTH + attribute];
    }

    void set(int row, int attribute, int value) {
        chunks[row >>> CHUNK_BITS][(row & (CHUNK - 1)) * WIDTH + attribute] = value;
    }

    int surname(int row) {
        return get(row, SURNAME);
    }

    int former(int row) {
        return get(row, FORMER);
    }

    /** One of up to {@link #GIVEN} given names. */
    int given(int row, int index) {
        return get(row, FIRST_GIVEN + index);
    }

    /** Year, month and day as one number of eight digits. */
    int birth(int row) {
        return get(row, BIRTH);
    }

    int street(int row) {
        return get(row, STREET);
    }

    int number(int row) {
        return get(row, NUMBER);
    }

    int flat(int row) {
        return get(row, FLAT);
    }

    int postcode(int row) {
        return get(row, POSTCODE);
    }

    int town(int row) {
        return get(row, TOWN);
    }

    byte sex(int row) {
        return (byte) (get(row, SEX) & 3);
    }

    long phone(int row) {
        return (long) get(row, PHONE + 1) << 32 | (get(row, PHONE) & 0xffffffffL);
    }

    void phone(int row, long phone) {
        set(row, PHONE, (int) phone);
        set(row, PHONE + 1, (int) (phone >>> 32));
    }

    /** How many records have this one's birth date, as {@link Commonness} counted. */
    int commonBirth(int row) {
        return get(row, COMMON) & 0xffff;
    }

    void commonBirth(int row, int count) {
        set(row, COMMON, (get(row, COMMON) & ~0xffff) | Math.min(count, 0xffff));
    }

    int commonPhone(int row) {
        return get(row, COMMON) >>> 16 & 0xff;
    }

    void commonPhone(int row, int count) {
        set(row, COMMON, (get(row, COMMON) & ~0xff0000) | Math.min(count, 0xff) << 16);
    }

    int commonHome(int row) {
        return get(row, COMMON) >>> 24;
    }

    void commonHome(int row, int count) {
        set(row, COMMON, (get(row, COMMON) & 0xffffff) | Math.min(count, 0xff) << 24);
    }

    int commonBuilding(int row) {
        return get(row, SEX) >>> 2;
    }

    void commonBuilding(int row, int count) {
        set(row, SEX, sex(row) | count << 2);
    }

    /** The attribute that has no place of its own, by its order in the map. */
    int other(int row, int column) {
        return others[column][row];
    }

    void other(int row, int column, int value) {
        others[column][row] = value;
    }

    /** Whether any record has the attribute. */
    boolean has(int attribute) {
        for (int row = 0; row < size; row++) {
            if (get(row, attribute) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean hasSexes() {
        for (int row = 0; row < size; row++) {
            if (sex(row) != Sex.UNKNOWN) {
                return true;
            }
        }
        return false;
    }

    boolean hasPhones() {
        return has(PHONE) || has(PHONE + 1);
    }
}

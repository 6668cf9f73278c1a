package fi.ajantasa.linkage;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * How many persons there were on some day, and how many of them had each name, postcode and town, and both names of each
 * pair: by keyed hashes of the texts, which tell nobody's name. Records that are linked by them are linked as on that day,
 * whoever has come and gone since.
 */
public final class Frequencies {
    static final int SURNAME = 1;
    static final int FORMER = 2;
    static final int FIRST = 3;
    static final int ANY_GIVEN = 4;
    static final int PART = 5;
    static final int POSTCODE = 6;
    static final int TOWN = 7;
    static final int BOTH_NAMES = 8;

    private final Supplier<ToLongFunction<String>> hashing;
    private int persons;
    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    private Frequencies(Supplier<ToLongFunction<String>> hashing) {
        this.hashing = hashing;
    }

    /**
     * Counts the persons as they are now.
     *
     * @param hashing makes what hashes texts for one thread; the same text always to the same number
     */
    public static Frequencies count(People people, Supplier<ToLongFunction<String>> hashing) {
        Frequencies counted = new Frequencies(hashing);
        counted.persons = people.size();
        NameTexts names = new NameTexts(people.texts.names, people.records, new Records(0), false);
        TextFrequencies hashes = counted.of(names.texts);
        counted.add(SURNAME, names.surnames, hashes);
        counted.add(FORMER, names.formers, hashes);
        counted.add(FIRST, names.firsts, hashes);
        counted.add(ANY_GIVEN, names.anyGiven, hashes);
        counted.add(PART, names.parts, hashes);
        counted.addPairs(names.texts, people.records, hashes);
        counted.add(POSTCODE, people, new Texts(people.texts.postcodes), Records.POSTCODE);
        counted.add(TOWN, people, new Texts(people.texts.towns), Records.TOWN);
        return counted;
    }

    /** What {@link #bytes} wrote. */
    public static Frequencies from(byte[] bytes, Supplier<ToLongFunction<String>> hashing) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Frequencies read = new Frequencies(hashing);
        read.persons = in.getInt();
        int size = in.getInt();
        for (int i = 0; i < size; i++) {
            long key = in.getLong();
            read.add(key, in.getInt());
        }
        return read;
    }

    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + size * (Long.BYTES + Integer.BYTES));
        out.putInt(persons).putInt(size);
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                out.putLong(keys[slot]).putInt(counts[slot]);
            }
        }
        return out.array();
    }

    int persons() {
        return persons;
    }

    /** How many have the text, of which this is the hash. */
    int of(int kind, long hash) {
        return counts[slot(key(kind, hash))];
    }

    /** How many have both names. */
    int ofBoth(long surname, long given) {
        return of(BOTH_NAMES, pair(surname, given));
    }

    /** For one thread: how common these texts were. */
    TextFrequencies of(Texts texts) {
        return new TextFrequencies(this, texts, hashing.get());
    }

    private void add(int kind, People people, Texts texts, int attribute) {
        add(kind, Counts.of(texts, Column.of(people.records, attribute)), of(texts));
    }

    private void add(int kind, Counts counted, TextFrequencies hashes) {
        for (int id = 1; id < hashes.size(); id++) {
            int count = counted.ofPlain(id);
            if (count > 0) {
                add(key(kind, hashes.hash(id)), count);
            }
        }
    }

    private void addPairs(Texts names, Records records, TextFrequencies hashes) {
        for (int row = 0; row < records.size(); row++) {
            int surname = records.surname(row);
            int given = records.given(row, 0);
            if (!records.isVariant(row) && surname != Vocabulary.MISSING && given != Vocabulary.MISSING) {
                add(key(BOTH_NAMES, pair(hashes.hash(names.plain(surname)), hashes.hash(names.plain(given)))), 1);
            }
        }
    }

    private void add(long key, int count) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        counts[slot] += count;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    private void grow() {
        long[] before = keys;
        int[] countsBefore = counts;
        keys = new long[before.length * 2];
        counts = new int[keys.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int slot = slot(before[i]);
                keys[slot] = before[i];
                counts[slot] = countsBefore[i];
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = Hashing.mix(key) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long pair(long surname, long given) {
        return surname * 31 + given;
    }

    /** Never 0. */
    private static long key(int kind, long hash) {
        long key = (hash + kind) * 0x9E3779B97F4A7C15L;
        return key == 0 ? 1 : key;
    }
}

package fi.ajantasa.linkage;

import java.util.BitSet;

/** The left rows of each key: rows lie bucket by bucket in one array, with a byte of the key to tell them apart. */
final class BlockIndex {
    private final int[] starts;
    private final int[] rows;
    private final byte[] marks;
    private final int shift;
    private final BitSet large;

    /** Builds the index from keys and rows given pairwise; a bucket of more than {@code most} rows is left empty. */
    BlockIndex(IntList keys, IntList keyRows, int most) {
        int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(keys.size()));
        shift = 32 - bits;
        starts = new int[(1 << bits) + 1];
        large = new BitSet();
        for (int i = 0; i < keys.size(); i++) {
            starts[bucket(keys.get(i))]++;
        }
        endBuckets(most);
        rows = new int[starts[starts.length - 1]];
        marks = new byte[rows.length];
        for (int i = 0; i < keys.size(); i++) {
            int bucket = bucket(keys.get(i));
            if (!large.get(bucket)) {
                int place = --starts[bucket];
                rows[place] = keyRows.get(i);
                marks[place] = (byte) keys.get(i);
            }
        }
    }

    /** Turns the sizes of the buckets into where they end; filling them from behind makes those the starts. */
    private void endBuckets(int most) {
        int end = 0;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] > most) {
                large.set(i);
            } else {
                end += starts[i];
            }
            starts[i] = end;
        }
    }

    /** Whether the key has a block that is used. */
    boolean holds(int key) {
        return from(key) < to(key);
    }

    boolean isTooLarge(int key) {
        return large.get(bucket(key));
    }

    int from(int key) {
        return starts[bucket(key)];
    }

    int to(int key) {
        return starts[bucket(key) + 1];
    }

    /** The row at a place of a key's bucket, negative when it has another key. */
    int row(int place, int key) {
        return marks[place] == (byte) key ? rows[place] : -1;
    }

    private int bucket(int key) {
        return key >>> shift;
    }
}

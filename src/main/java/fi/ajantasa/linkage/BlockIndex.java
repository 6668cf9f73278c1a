package fi.ajantasa.linkage;

/** The left rows of each key: rows lie bucket by bucket in one array, with a byte of the key to tell them apart. */
final class BlockIndex {
    private final int[] starts;
    private final int[] rows;
    private final byte[] marks;
    private final int shift;

    /** Builds the index from keys and rows given pairwise. */
    BlockIndex(IntList keys, IntList keyRows) {
        int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(keys.size()));
        shift = 32 - bits;
        starts = new int[(1 << bits) + 1];
        rows = new int[keys.size()];
        marks = new byte[keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            starts[bucket(keys.get(i)) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = java.util.Arrays.copyOf(starts, starts.length - 1);
        for (int i = 0; i < keys.size(); i++) {
            int place = next[bucket(keys.get(i))]++;
            rows[place] = keyRows.get(i);
            marks[place] = (byte) keys.get(i);
        }
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

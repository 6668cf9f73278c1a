package fi.ajantasa.linkage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the left candidates of a right record, stage by stage, each once; counts them per key. */
final class Blocking {
    /** A block of this size is never narrowed. */
    private static final int SMALL = 12;

    private final List<BlockingKey> keys;
    private final BlockIndex[] indexes;
    private final Records left;
    private final boolean oneFile;
    private final Prefixes prefixes;
    private final long[] masks;
    private final RowSet seen = new RowSet();
    private final IntList found = new IntList();
    private final long[] counts;
    private final long[] tooLarge;

    Blocking(List<BlockingKey> keys, SharedTexts texts, Records left) {
        this(keys, texts, left, null);
    }

    /** @param example a right record that has all that any has: a key it does not make is not asked for; null for all keys */
    Blocking(List<BlockingKey> keys, SharedTexts texts, Records left, @Nullable Records example) {
        this.keys = List.copyOf(keys);
        this.left = left;
        oneFile = texts.oneFile();
        prefixes = new Prefixes(texts.names().texts);
        masks = new long[left.size()];
        Arrays.setAll(masks, row -> prefixes.mask(left, row));
        indexes = keys.parallelStream()
                .map(key -> index(key, example == null || makes(key, example) ? left.size() : 0))
                .toArray(BlockIndex[]::new);
        counts = new long[indexes.length];
        tooLarge = new long[indexes.length];
    }

    /** The blocks of another one, searched by another thread with keys and texts of its own. */
    private Blocking(Blocking shared, List<BlockingKey> keys, SharedTexts texts) {
        this.keys = List.copyOf(keys);
        left = shared.left;
        oneFile = shared.oneFile;
        prefixes = new Prefixes(texts.names().texts);
        masks = shared.masks;
        indexes = shared.indexes;
        counts = new long[indexes.length];
        tooLarge = new long[indexes.length];
    }

    /** For another thread: the same blocks, and what is remembered while searching apart. */
    Blocking copy(List<BlockingKey> copied, SharedTexts texts) {
        return new Blocking(this, copied, texts);
    }

    /** The blocks of some left rows only; what is too large among all rows stays out. */
    Blocking among(BitSet some) {
        return new Blocking(this, some);
    }

    private Blocking(Blocking all, BitSet some) {
        keys = all.keys;
        left = all.left;
        oneFile = all.oneFile;
        prefixes = all.prefixes;
        masks = all.masks;
        indexes = new BlockIndex[all.indexes.length];
        IntList made = new IntList();
        for (int i = 0; i < indexes.length; i++) {
            IntList kept = new IntList();
            IntList rows = new IntList();
            for (int row = some.nextSetBit(0); row >= 0; row = some.nextSetBit(row + 1)) {
                made.clear();
                keys.get(i).maker().keys(left, row, made);
                for (int k = 0; k < made.size(); k++) {
                    if (all.indexes[i].holds(made.get(k))) {
                        kept.add(made.get(k));
                        rows.add(row);
                    }
                }
            }
            indexes[i] = new BlockIndex(kept, rows, Integer.MAX_VALUE);
        }
        counts = new long[indexes.length];
        tooLarge = new long[indexes.length];
    }

    private BlockIndex index(BlockingKey key, int records) {
        IntList made = new IntList();
        IntList rows = new IntList();
        for (int row = 0; row < records; row++) {
            key.maker().keys(left, row, made);
            while (rows.size() < made.size()) {
                rows.add(row);
            }
        }
        return new BlockIndex(made, rows, key.most());
    }

    private static boolean makes(BlockingKey key, Records example) {
        IntList made = new IntList();
        key.maker().keys(example, 0, made);
        return made.size() > 0;
    }

    long[] counts() {
        return counts.clone();
    }

    int stages() {
        return 4;
    }

    /** Begins the search for another right record. */
    void begin() {
        seen.clear();
    }

    /** The candidates that this stage adds, in no particular order. */
    void candidates(Records right, int row, int stage, IntList candidates) {
        long mask = prefixes.mask(right, row);
        for (int i = 0; i < indexes.length; i++) {
            if (keys.get(i).stage() == stage) {
                found.clear();
                keys.get(i).maker().keys(right, row, found);
                for (int k = 0; k < found.size(); k++) {
                    add(
                            i,
                            found.get(k),
                            keys.get(i).narrowed() ? mask : -1L,
                            oneFile ? row : Integer.MAX_VALUE,
                            candidates);
                }
            }
        }
    }

    /** Rows below {@code limit} only: in one file each pair is compared once. */
    private void add(int key, int hash, long mask, int limit, IntList candidates) {
        BlockIndex index = indexes[key];
        int from = index.from(hash);
        int to = index.to(hash);
        if (from == to) {
            tooLarge[key] += index.isTooLarge(hash) ? 1 : 0;
            return;
        }
        long shared = to - from <= SMALL ? -1L : mask;
        for (int place = from; place < to; place++) {
            int row = index.row(place, hash);
            if (row >= 0 && row < limit && (shared == -1L || (masks[row] & shared) != 0) && seen.add(row)) {
                candidates.add(row);
                counts[key]++;
            }
        }
    }

    void forgetCounts() {
        Arrays.fill(counts, 0);
        Arrays.fill(tooLarge, 0);
    }

    /** How many candidates each key added that no earlier one had. */
    long count(int key) {
        return counts[key];
    }

    long tooLarge(int key) {
        return tooLarge[key];
    }

    List<BlockingKey> keys() {
        return keys;
    }
}

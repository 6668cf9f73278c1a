package fi.ajantasa.linkage;

import java.util.Arrays;

/** The distinct texts of an attribute, each with a number from 1; 0 is the missing text. One pool, no object per text. */
final class Vocabulary {
    static final int MISSING = 0;

    private char[] pool = new char[1 << 12];
    private int[] starts = new int[1 << 8];
    private int[] table = new int[1 << 9];
    private int size = 1;

    /** The number of the text, which is remembered when it is new. */
    int intern(char[] text, int from, int to) {
        if (from == to) {
            return MISSING;
        }
        int slot = slot(text, from, to);
        if (table[slot] == 0) {
            table[slot] = append(text, from, to);
            if (size * 2 > table.length) {
                rehash();
            }
            return size - 1;
        }
        return table[slot];
    }

    int intern(String text) {
        return intern(text.toCharArray(), 0, text.length());
    }

    /** The number of the text; {@link #MISSING} when it was never interned. */
    int find(char[] text, int from, int to) {
        return from == to ? MISSING : table[slot(text, from, to)];
    }

    /** The same texts under the same numbers, apart from this one from now on. */
    Vocabulary copy() {
        Vocabulary copy = new Vocabulary();
        copy.pool = pool.clone();
        copy.starts = starts.clone();
        copy.table = table.clone();
        copy.size = size;
        return copy;
    }

    /** Forgets the texts with this number and above; taken out last first, no other text becomes hard to find. */
    void forget(int from) {
        for (int id = size - 1; id >= from; id--) {
            table[slot(pool, starts[id], starts[id + 1])] = 0;
        }
        size = Math.min(size, from);
    }

    /** One more than the largest number. */
    int size() {
        return size;
    }

    int length(int id) {
        return starts[id + 1] - starts[id];
    }

    char at(int id, int index) {
        return pool[starts[id] + index];
    }

    /** All texts one behind the other; that of {@code id} begins at {@link #start}. */
    char[] pool() {
        return pool;
    }

    int start(int id) {
        return starts[id];
    }

    String text(int id) {
        return new String(pool, starts[id], length(id));
    }

    private int append(char[] text, int from, int to) {
        int start = starts[size];
        int end = start + to - from;
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(end, pool.length + (pool.length >> 1)));
        }
        System.arraycopy(text, from, pool, start, to - from);
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length + (starts.length >> 1) + 2);
        }
        starts[size + 1] = end;
        return size++;
    }

    private int slot(char[] text, int from, int to) {
        int mask = table.length - 1;
        int slot = hash(text, from, to) & mask;
        while (table[slot] != 0 && !equal(table[slot], text, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean equal(int id, char[] text, int from, int to) {
        int start = starts[id];
        if (starts[id + 1] - start != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (pool[start++] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int id = 1; id < size; id++) {
            table[slot(pool, starts[id], starts[id + 1])] = id;
        }
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 17;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        return Hashing.mix(hash);
    }
}

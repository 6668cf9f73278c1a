package fi.ajantasa.linkage;

import java.util.Arrays;

/** How alike two texts of a vocabulary are; each answer is remembered for the pairs that come again. */
final class Texts {
    static final int OTHER = 0;
    static final int BEGINS = 1;
    static final int FAR = 2;
    static final int NEAR = 3;
    static final int ACCENT = 4;
    static final int SAME = 5;

    private static final int CACHE = 1 << 15;
    private static final int SHORTEST_BEGINNING = 3;

    private final Vocabulary vocabulary;
    private final int[] plain;

    /** One bit of 64 for each letter of the text. */
    private final long[] letters;

    private final EditDistance distance = new EditDistance();
    private final long[] asked = new long[CACHE];
    private final byte[] answers = new byte[CACHE];

    /** Takes the vocabulary as it is now: texts interned later are unknown here. */
    Texts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        int size = vocabulary.size();
        int[] numbers = new int[size];
        for (int id = 1; id < size; id++) {
            numbers[id] = plain(vocabulary, id);
        }
        plain = Arrays.copyOf(numbers, vocabulary.size());
        for (int id = size; id < plain.length; id++) {
            plain[id] = id;
        }
        letters = new long[plain.length];
        for (int id = 1; id < plain.length; id++) {
            letters[id] = letters(id);
        }
    }

    /** The number of the same text without accents, under which spellings are counted together. */
    int plain(int id) {
        return plain[id];
    }

    int size() {
        return plain.length;
    }

    char at(int id, int index) {
        return vocabulary.at(id, index);
    }

    int length(int id) {
        return vocabulary.length(id);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** From {@link #SAME} to {@link #OTHER}; the order of the two does not matter. */
    int likeness(int a, int b) {
        if (a == b) {
            return SAME;
        }
        int first = plain[a];
        int second = plain[b];
        if (first == second) {
            return ACCENT;
        }
        long pair = first < second ? (long) first << 32 | second : (long) second << 32 | first;
        int slot = Hashing.mix(pair) & (CACHE - 1);
        if (asked[slot] != pair) {
            answers[slot] = (byte) compare(first, second);
            asked[slot] = pair;
        }
        return answers[slot];
    }

    private int compare(int a, int b) {
        char[] pool = vocabulary.pool();
        int aLength = vocabulary.length(a);
        int bLength = vocabulary.length(b);
        int shorter = Math.min(aLength, bLength);
        int longer = Math.max(aLength, bLength);
        int allowed = shorter < 3 ? 0 : shorter < 5 ? 1 : shorter < 9 ? 2 : 3;
        if (longer - shorter <= allowed && mayBeNear(a, b, allowed)) {
            int aFrom = vocabulary.start(a);
            int bFrom = vocabulary.start(b);
            int edits = distance.of(pool, aFrom, aFrom + aLength, pool, bFrom, bFrom + bLength);
            if (edits <= Math.min(1, allowed)) {
                return NEAR;
            } else if (edits <= allowed) {
                return FAR;
            }
        }
        return shorter >= SHORTEST_BEGINNING && begins(a, b, shorter) ? BEGINS : OTHER;
    }

    /** Each edit brings at most one letter that the other text does not have. */
    private boolean mayBeNear(int a, int b, int allowed) {
        return Long.bitCount(letters[a] & ~letters[b]) <= allowed && Long.bitCount(letters[b] & ~letters[a]) <= allowed;
    }

    private long letters(int id) {
        long mask = 0;
        for (int i = 0; i < vocabulary.length(id); i++) {
            mask |= 1L << vocabulary.at(id, i);
        }
        return mask;
    }

    private boolean begins(int a, int b, int length) {
        for (int i = 0; i < length; i++) {
            if (vocabulary.at(a, i) != vocabulary.at(b, i)) {
                return false;
            }
        }
        return true;
    }

    private static int plain(Vocabulary vocabulary, int id) {
        int length = vocabulary.length(id);
        char[] letters = new char[length];
        boolean changed = false;
        for (int i = 0; i < length; i++) {
            char c = vocabulary.at(id, i);
            letters[i] = Letters.base(c);
            changed |= letters[i] != c;
        }
        return changed ? vocabulary.intern(letters, 0, length) : id;
    }
}

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

    /** How many texts are known for good; those above are forgotten again. */
    private final int base;

    private int known;
    private int[] plain;

    /** One bit of 64 for each letter of the text. */
    private long[] letters;

    private final EditDistance distance = new EditDistance();
    private final long[] asked = new long[CACHE];
    private final byte[] answers = new byte[CACHE];

    /** Takes the vocabulary as it is now: texts interned later are unknown here until {@link #learn}. */
    Texts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        plain = new int[vocabulary.size()];
        letters = new long[vocabulary.size()];
        known = 1;
        learn();
        base = known;
    }

    /** Takes in what was interned since; a text's plain form may be one text more. */
    void learn() {
        for (int id = known; id < vocabulary.size(); id++) {
            if (id >= plain.length) {
                plain = Arrays.copyOf(plain, Math.max(vocabulary.size(), id + (id >> 3) + 16));
                letters = Arrays.copyOf(letters, plain.length);
            }
            plain[id] = plain(vocabulary, id);
            letters[id] = letters(id);
        }
        known = vocabulary.size();
    }

    /** Forgets what was interned since the beginning. */
    void forget() {
        vocabulary.forget(base);
        known = base;
    }

    /** The number of the same text without accents, under which spellings are counted together. */
    int plain(int id) {
        return plain[id];
    }

    int size() {
        return known;
    }

    /** Whether the text is known for good. */
    boolean isLasting(int id) {
        return id < base;
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
        if (Math.max(first, second) >= base) {
            return compare(first, second);
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

package fi.ajantasa.linkage;

/**
 * The least number of letters inserted, left out, replaced or swapped with their neighbour that turns one text into
 * another (optimal string alignment), by Hyyrö's bit-parallel algorithm (2003): one machine word per column of the
 * matrix, texts up to 64 letters; longer ones are cut. One object per thread; nothing is allocated while comparing.
 */
final class EditDistance {
    private static final int WORD = 64;
    private static final int LATIN = 0x250;

    private final long[] places = new long[LATIN];
    private final char[] rest = new char[WORD];
    private final long[] restPlaces = new long[WORD];
    private int restCount;

    int of(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        int length = Math.min(aTo - aFrom, WORD);
        int end = Math.min(bTo, bFrom + WORD);
        if (length == 0 || end == bFrom) {
            return Math.max(length, end - bFrom);
        }
        remember(a, aFrom, length);
        long last = 1L << (length - 1);
        long positive = -1L;
        long negative = 0;
        long diagonal = 0;
        long placesBefore = 0;
        int distance = length;
        for (int j = bFrom; j < end; j++) {
            long here = places(b[j]);
            long swapped = ((~diagonal & here) << 1) & placesBefore;
            diagonal = ((((here & positive) + positive) ^ positive) | here | negative) | swapped;
            long up = negative | ~(diagonal | positive);
            long down = diagonal & positive;
            distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
            up = (up << 1) | 1;
            down <<= 1;
            positive = down | ~(diagonal | up);
            negative = up & diagonal;
            placesBefore = here;
        }
        forget(a, aFrom, length);
        return distance;
    }

    int of(String a, String b) {
        return of(a.toCharArray(), 0, a.length(), b.toCharArray(), 0, b.length());
    }

    /** Whether at most one letter is inserted, left out, replaced or swapped with its neighbour: where that is all one asks. */
    static boolean isOneAtMost(char[] pool, int a, int aLength, int b, int bLength) {
        if (aLength > bLength) {
            return isOneAtMost(pool, b, bLength, a, aLength);
        } else if (bLength - aLength > 1) {
            return false;
        }
        int same = 0;
        while (same < aLength && pool[a + same] == pool[b + same]) {
            same++;
        }
        int aRest = aLength - same;
        int bRest = bLength - same;
        if (aRest < bRest) {
            return isEqual(pool, a + same, b + same + 1, aRest);
        }
        boolean swapped = aRest > 1
                && pool[a + same] == pool[b + same + 1]
                && pool[a + same + 1] == pool[b + same]
                && isEqual(pool, a + same + 2, b + same + 2, aRest - 2);
        return swapped || isEqual(pool, a + same + 1, b + same + 1, aRest - 1);
    }

    private static boolean isEqual(char[] pool, int a, int b, int length) {
        for (int i = 0; i < length; i++) {
            if (pool[a + i] != pool[b + i]) {
                return false;
            }
        }
        return true;
    }

    private void remember(char[] text, int from, int length) {
        restCount = 0;
        for (int i = 0; i < length; i++) {
            char c = text[from + i];
            if (c < LATIN) {
                places[c] |= 1L << i;
            } else {
                rest(c, i);
            }
        }
    }

    private void rest(char c, int place) {
        int at = 0;
        while (at < restCount && rest[at] != c) {
            at++;
        }
        if (at == restCount) {
            rest[restCount] = c;
            restPlaces[restCount++] = 0;
        }
        restPlaces[at] |= 1L << place;
    }

    private long places(char c) {
        if (c < LATIN) {
            return places[c];
        }
        for (int i = 0; i < restCount; i++) {
            if (rest[i] == c) {
                return restPlaces[i];
            }
        }
        return 0;
    }

    private void forget(char[] text, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (text[from + i] < LATIN) {
                places[text[from + i]] = 0;
            }
        }
    }
}

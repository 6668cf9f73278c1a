package fi.ajantasa.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time; a mask has the top bit of a byte set where the byte is meant. */
final class ByteWords {
    static final long ONES = 0x0101010101010101L;
    static final long TOPS = 0x8080808080808080L;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_SEVEN = ~TOPS;
    private static final long BLANKS = ONES * ' ';
    private static final long QUOTES = ONES * '"';

    private ByteWords() {}

    static long at(byte[] b, int index) {
        return (long) WORD.get(b, index);
    }

    static long repeat(int ascii) {
        return ONES * ascii;
    }

    /** Controls, quotes, DEL and everything beyond ASCII; the lowest hit is exact, higher ones may be false. */
    static long unusual(long word) {
        long quote = word ^ QUOTES;
        return (((word - BLANKS) & ~word) | ((quote - ONES) & ~quote) | word | (word + ONES)) & TOPS;
    }

    /** Bytes equal to the repeated one; the lowest hit is exact, higher ones may be false. */
    static long equal(long word, long repeated) {
        long difference = word ^ repeated;
        return (difference - ONES) & ~difference & TOPS;
    }

    /** Bytes equal to the repeated one, exact up to the first byte beyond ASCII. */
    static long equalAscii(long word, long repeated) {
        return ~((word ^ repeated) + LOW_SEVEN) & TOPS;
    }

    static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /** How many hits lie before byte {@code end} (0–7). */
    static int countBefore(long mask, int end) {
        return Long.bitCount(mask & ((1L << (end << 3)) - 1));
    }

    /** A well-mixed 64-bit number of these bytes; equal bytes give equal numbers, and equal numbers must be verified. */
    static long hash(byte[] b, int from, int to) {
        long hash = 0x9E3779B97F4A7C15L * (to - from + 1);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ at(b, at));
        }
        for (; at < to; at++) {
            hash = mix(hash ^ b[at]);
        }
        return hash ^ (hash >>> 32);
    }

    private static long mix(long value) {
        long product = value * 0xD6E8FEB86659FD93L;
        return product ^ (product >>> 29);
    }
}

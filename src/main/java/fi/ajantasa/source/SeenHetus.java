package fi.ajantasa.source;

import java.util.Arrays;

/** A bit per possible identity code, in pages per century sign and year of birth: 64 KB each, about 8 MB for a nation. */
final class SeenHetus implements SeenKeys {
    private static final int PAGE_BITS = 19;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
    private static final long[] NONE = {};

    private final long[][] pages = new long[1 << (30 - PAGE_BITS)][];

    SeenHetus() {
        Arrays.fill(pages, NONE);
    }

    @Override
    public boolean repeats(long packed) {
        int number = (int) packed;
        long[] page = pages[number >>> PAGE_BITS];
        if (page.length == 0) {
            page = new long[1 << (PAGE_BITS - 6)];
            pages[number >>> PAGE_BITS] = page;
        }
        int word = (number & PAGE_MASK) >>> 6;
        long bit = 1L << number;
        long before = page[word];
        page[word] = before | bit;
        return (before & bit) != 0;
    }
}

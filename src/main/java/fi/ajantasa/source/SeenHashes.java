package fi.ajantasa.source;

/** An open-addressing set of 64-bit hashes that keeps 32 bits of each: four bytes a slot, sized once for all rows. */
final class SeenHashes implements SeenKeys {
    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 29;

    private final int[] slots;

    /** A set for so many numbers; more are not remembered. */
    SeenHashes(long expected) {
        long size = SMALLEST;
        while (size < LARGEST && size < expected + expected / 2) {
            size *= 2;
        }
        slots = new int[(int) size];
    }

    @Override
    public boolean repeats(long hash) {
        int mask = slots.length - 1;
        int kept = (int) hash | 1;
        int at = (int) (hash >>> 32) & mask;
        for (int tried = 0; tried < slots.length; tried++) {
            if (slots[at] == 0) {
                slots[at] = kept;
                return false;
            }
            if (slots[at] == kept) {
                return true;
            }
            at = (at + 1) & mask;
        }
        return false;
    }
}

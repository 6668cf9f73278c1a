package fi.ajantasa.source;

/** How a file is read: bytes per chunk, bytes per range, and the longest record allowed. */
record ReadSizes(int chunk, long range, int longestRecord) {
    static final ReadSizes NORMAL = new ReadSizes(4 << 20, 32 << 20, 1 << 20);
}

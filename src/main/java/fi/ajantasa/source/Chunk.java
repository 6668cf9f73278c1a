package fi.ajantasa.source;

import java.util.Arrays;

/** A piece of a file in a buffer with room before it for the unfinished record of the piece before. */
final class Chunk {
    final byte[] bytes;
    final int start;
    int length;
    boolean last;

    Chunk(int room, int size) {
        this.start = room;
        this.bytes = new byte[room + size + RecordScan.SLACK];
    }

    int limit() {
        return start + length;
    }

    /** Lets the scan run into line breaks behind the data, so that it need not test for the limit. */
    void fence() {
        Arrays.fill(bytes, limit(), limit() + RecordScan.SLACK, (byte) '\n');
    }
}

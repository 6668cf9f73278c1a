package fi.ajantasa.source;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Cuts a file into ranges at record starts while it is scanned, each with the checksum of its bytes. */
final class RangeMarks {
    private final int file;
    private final long size;
    private final List<Range> ranges = new ArrayList<>();
    private final CRC32C crc = new CRC32C();
    private long start;
    private long row;
    private long line;

    RangeMarks(int file, long size) {
        this.file = file;
        this.size = size;
    }

    /** Starts the first range behind the header. */
    void begin(long offset, long firstRow, long firstLine) {
        start = offset;
        row = firstRow;
        line = firstLine;
        crc.reset();
    }

    /** Whether a record at this offset belongs to the next range. */
    boolean full(long offset) {
        return offset - start >= size;
    }

    void add(byte[] b, int from, int to) {
        crc.update(b, from, to - from);
    }

    /** Ends the present range at this offset and starts the next, unless there is no record in it. */
    void cut(long offset, long nextRow, long nextLine) {
        if (nextRow > row) {
            ranges.add(new Range(file, start, offset, row, line, (int) crc.getValue()));
            begin(offset, nextRow, nextLine);
        }
    }

    List<Range> list() {
        return ranges;
    }
}

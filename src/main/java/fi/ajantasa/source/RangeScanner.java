package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Visits the records of a proven range, finding record ends and keys on bytes alone.
 *
 * <p>The range passes through one small buffer that stays in the processor's cache, its checksum growing on the way
 * (twice as fast as loading the range first). So the proof that nothing changed comes last: what a visitor gathered is
 * worth nothing until {@link #scan} has returned. One scanner serves one thread. Lines without content are passed over,
 * as in the proof.
 */
public final class RangeScanner {
    private static final int INCOMPLETE = -1;
    private static final int CHUNK = 1 << 19;
    private static final int SLACK = Long.BYTES;
    private static final long LINE_BREAKS = ByteWords.repeat('\n');
    private static final long QUOTES = ByteWords.repeat('"');

    private final FileProof file;
    private final KeyField key;
    private final ScannedRecord record = new ScannedRecord();
    private final ByteBuffer chunk;
    private final CRC32C crc = new CRC32C();
    private byte[] buffer;
    private int limit;
    private int breaks;

    public RangeScanner(FileProof file, CsvFormat format, KeyColumn key) {
        this(file, format, key, CHUNK);
    }

    RangeScanner(FileProof file, CsvFormat format, KeyColumn key, int size) {
        this.file = file;
        this.key = new KeyField(key, format.separator());
        this.chunk = ByteBuffer.allocateDirect(size);
        this.buffer = new byte[2 * size + SLACK];
    }

    /**
     * Shows every record of the range to the visitor, in order.
     *
     * @throws ChangedFileException when the file is no longer what was proven; drop all that was shown then
     */
    public void scan(Range range, RecordVisitor visitor) throws IOException {
        if (!Stamp.of(file.path()).equals(file.stamp())) {
            throw changed(range);
        }
        crc.reset();
        limit = 0;
        record.row = range.firstRow();
        record.line = range.firstLine();
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long position = range.start();
            while (position < range.end()) {
                int read = fill(channel, position, range);
                position += read;
                int tail = records(position - limit, visitor);
                System.arraycopy(buffer, tail, buffer, 0, limit - tail);
                limit -= tail;
            }
        }
        if (limit > 0 || (int) crc.getValue() != range.crc()) {
            throw changed(range);
        }
    }

    /** Reads on behind the unfinished record at the front of the buffer. */
    private int fill(FileChannel channel, long position, Range range) throws IOException {
        chunk.clear().limit((int) Math.min(chunk.capacity(), range.end() - position));
        int read = channel.read(chunk, position);
        if (read < 0) {
            throw changed(range);
        }
        if (buffer.length < limit + read + SLACK) {
            buffer = Arrays.copyOf(buffer, 2 * (limit + read) + SLACK);
        }
        chunk.flip().get(buffer, limit, read);
        crc.update(buffer, limit, read);
        limit += read;
        Arrays.fill(buffer, limit, limit + SLACK, (byte) '\n');
        return read;
    }

    /** Shows the whole records in the buffer; gives where the unfinished one starts. */
    private int records(long base, RecordVisitor visitor) {
        record.buffer = buffer;
        int from = 0;
        int end = recordEnd(0);
        while (end >= 0) {
            int to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
            if (to > from) {
                record.from = from;
                record.to = to;
                record.offset = base + from;
                if (key.exists()) {
                    key.locate(record);
                }
                visitor.record(record);
                record.row++;
            }
            record.line += breaks + 1;
            from = end + 1;
            end = recordEnd(from);
        }
        return from;
    }

    /** A line break with an even number of quotes before it ends a record: that was proven. */
    private int recordEnd(int from) {
        breaks = 0;
        boolean quoted = false;
        int at = from;
        while (true) {
            long word = ByteWords.at(buffer, at);
            long hits = ByteWords.equal(word, LINE_BREAKS) | ByteWords.equal(word, QUOTES);
            if (hits == 0) {
                at += Long.BYTES;
                continue;
            }
            at += ByteWords.first(hits);
            if (at >= limit) {
                return INCOMPLETE;
            }
            if (buffer[at] == '"') {
                quoted = !quoted;
            } else if (quoted) {
                breaks++;
            } else {
                return at;
            }
            at++;
        }
    }

    private ChangedFileException changed(Range range) {
        return new ChangedFileException("changed-while-read: " + file.path().getFileName() + " from line "
                + range.firstLine() + " on is not what was proven");
    }
}

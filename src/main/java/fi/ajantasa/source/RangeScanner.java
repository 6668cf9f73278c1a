package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Visits the records of a proven range, finding record ends and keys on bytes alone.
 *
 * <p>The range is read whole and its checksum compared before the first record is shown. One scanner serves one thread;
 * its buffer grows to the largest range it has seen. Lines without content are passed over, as in the proof.
 */
public final class RangeScanner {
    private static final int SLACK = Long.BYTES;
    private static final int SLICE = 1 << 19;
    private static final long LINE_BREAKS = ByteWords.repeat('\n');
    private static final long QUOTES = ByteWords.repeat('"');

    private final FileProof file;
    private final KeyField key;
    private final ScannedRecord record = new ScannedRecord();
    private final ByteBuffer slice = ByteBuffer.allocateDirect(SLICE);
    private byte[] buffer = {};
    private int breaks;

    public RangeScanner(FileProof file, CsvFormat format, KeyColumn key) {
        this.file = file;
        this.key = new KeyField(key, format.separator());
    }

    /**
     * Shows every record of the range to the visitor, in order.
     *
     * @throws ChangedFileException when the file is no longer what was proven; no record was shown then
     */
    public void scan(Range range, RecordVisitor visitor) throws IOException {
        int length = Math.toIntExact(range.end() - range.start());
        load(range, length);
        record.buffer = buffer;
        long row = range.firstRow();
        long line = range.firstLine();
        for (int from = 0; from < length; ) {
            int lineBreak = recordEnd(from);
            int to = lineBreak > from && buffer[lineBreak - 1] == '\r' ? lineBreak - 1 : lineBreak;
            if (to > from) {
                show(from, to);
                record.offset = range.start() + from;
                record.row = row++;
                record.line = line;
                visitor.record(record);
            }
            line += breaks + 1;
            from = lineBreak + 1;
        }
    }

    private void show(int from, int to) {
        record.from = from;
        record.to = to;
        if (key.exists()) {
            key.locate(record);
        }
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

    private void load(Range range, int length) throws IOException {
        if (buffer.length < length + SLACK) {
            buffer = new byte[length + SLACK];
        }
        if (!Stamp.of(file.path()).equals(file.stamp())) {
            throw changed(range);
        }
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            channel.position(range.start());
            for (int at = 0; at < length; ) {
                slice.clear().limit(Math.min(SLICE, length - at));
                int read = channel.read(slice);
                if (read < 0) {
                    throw changed(range);
                }
                slice.flip().get(buffer, at, read);
                at += read;
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(buffer, 0, length);
        if ((int) crc.getValue() != range.crc()) {
            throw changed(range);
        }
    }

    private ChangedFileException changed(Range range) {
        return new ChangedFileException("changed-while-read: " + file.path().getFileName() + " from line "
                + range.firstLine() + " on is not what was proven");
    }
}

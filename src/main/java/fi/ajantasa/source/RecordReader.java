package fi.ajantasa.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;

/** Reads single records of a proven file again, by the offsets a scan gave; opening checks that the file is unchanged. */
public final class RecordReader implements Closeable {
    private final FileProof file;
    private final FileChannel channel;

    /** Opens the file; throws {@link ChangedFileException} when its size or time of last change moved. */
    public RecordReader(FileProof file) throws IOException {
        this.file = file;
        if (!Stamp.of(file.path()).equals(file.stamp())) {
            throw changed();
        }
        this.channel = FileChannel.open(file.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** The bytes of one record, without its line break. */
    public byte[] record(long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw changed();
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ChangedFileException changed() {
        return new ChangedFileException("changed-while-read: " + file.path().getFileName() + " is not what was proven");
    }
}

package fi.ajantasa.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of ours that is being written. What goes wrong with it, such as a full disk, is not the other side's fault: it
 * is thrown unchecked, so that nobody takes it for a broken connection and asks again.
 */
final class OwnFile implements Closeable {
    private final FileChannel channel;

    private OwnFile(Path path, OpenOption... options) {
        try {
            this.channel = FileChannel.open(path, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes behind what is there. */
    static OwnFile continued(Path path) {
        return new OwnFile(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes anew. */
    static OwnFile begun(Path path) {
        return new OwnFile(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    void write(byte[] piece, int length) {
        try {
            for (ByteBuffer bytes = ByteBuffer.wrap(piece, 0, length); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts everything on the disk. */
    @Override
    public void close() {
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

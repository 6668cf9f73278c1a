package fi.ajantasa.source;

import fi.ajantasa.audit.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a file once on a thread of its own and hashes it; the scanning thread gets the very bytes that were hashed.
 *
 * <p>Three buffers go round, whatever the size of the file.
 */
final class ChunkReader implements Closeable {
    private static final int BUFFERS = 3;
    private static final int SLICE = 1 << 19;

    private final Path file;
    private final int size;
    private final BlockingQueue<Chunk> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "extract-reader");
        reader.setDaemon(true);
        return reader;
    });
    private final Future<String> sha256;

    ChunkReader(Path file, ReadSizes sizes) {
        this.file = file;
        this.size = sizes.chunk();
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new Chunk(sizes.longestRecord(), size));
        }
        this.sha256 = thread.submit(this::read);
    }

    /** The next piece; give it back with {@link #release} when the following one has been taken and joined to it. */
    Chunk take() throws IOException {
        try {
            return full.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    void release(Chunk chunk) {
        free.add(chunk);
    }

    /** Passes what was not taken yet, then gives the hash of the whole file in lower-case hex. */
    String sha256(Chunk latest) throws IOException {
        for (Chunk chunk = latest; !chunk.last; ) {
            release(chunk);
            chunk = take();
        }
        try {
            return sha256.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot read " + file.getFileName(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private String read() throws IOException, InterruptedException {
        boolean ended = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest digest = Sha256.digest();
            ByteBuffer slice = ByteBuffer.allocateDirect(Math.min(SLICE, size));
            while (!ended) {
                Chunk chunk = free.take();
                fill(chunk, channel, slice);
                digest.update(chunk.bytes, chunk.start, chunk.length);
                ended = chunk.last;
                full.add(chunk);
            }
            return HexFormat.of().formatHex(digest.digest());
        } finally {
            if (!ended) {
                full.add(end());
            }
        }
    }

    private void fill(Chunk chunk, FileChannel channel, ByteBuffer slice) throws IOException {
        chunk.length = 0;
        while (chunk.length < size && !chunk.last) {
            slice.clear().limit(Math.min(slice.capacity(), size - chunk.length));
            int read = channel.read(slice);
            chunk.last = read < 0;
            if (read > 0) {
                slice.flip().get(chunk.bytes, chunk.limit(), read);
                chunk.length += read;
            }
        }
    }

    private static Chunk end() {
        Chunk chunk = new Chunk(0, 0);
        chunk.last = true;
        return chunk;
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while reading an extract");
    }
}

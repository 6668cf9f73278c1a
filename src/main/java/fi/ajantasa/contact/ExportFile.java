package fi.ajantasa.contact;

import fi.ajantasa.audit.Sha256;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

/**
 * The file of an export on its way: written under another name beside its place, readable by its owner only, and put
 * into its place in one step when all holds. Closed before that, nothing is left of it.
 */
final class ExportFile implements AutoCloseable {
    private final Path out;
    private final Path part;
    private Writing writing;
    private boolean inPlace;

    ExportFile(Path out, String header) {
        this.out = out.toAbsolutePath().normalize();
        this.part = this.out.resolveSibling("." + this.out.getFileName() + ".part");
        this.writing = create(part);
        writing.add(header);
    }

    void add(String line) {
        writing.add(line);
    }

    /** Ends the writing, and tells what was written. */
    Written finish() {
        return writing.finish();
    }

    /** What a file holds, its header not counted, and the SHA-256 of its bytes. */
    record Written(long lines, String hash) {}

    /** Drops the lines whose first cells are these, and tells what is left. */
    Written without(Set<String> firstCells) {
        Path next = part.resolveSibling(part.getFileName() + "2");
        try (BufferedReader reader = Files.newBufferedReader(part)) {
            writing = create(next);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!firstCells.contains(firstCell(line))) {
                    writing.add(line + "\n");
                }
            }
            Written written = writing.finish();
            Files.move(next, part, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstCell(String line) {
        boolean quoted = false;
        int at = 0;
        while (at < line.length() && (quoted || line.charAt(at) != ';')) {
            quoted ^= line.charAt(at) == '"';
            at++;
        }
        return line.substring(0, at);
    }

    /** Puts the file into its place; whoever looks sees all of it or nothing. */
    void release() {
        try {
            if (Files.exists(out)) {
                throw new IllegalStateException("there is a file of this name already");
            }
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
            inPlace = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the file out of its place again: what let it out was not committed. */
    void withdraw() {
        if (inPlace) {
            delete(out);
        }
    }

    @Override
    public void close() {
        writing.close();
        delete(part);
        delete(part.resolveSibling(part.getFileName() + "2"));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Writing create(Path file) {
        delete(file);
        try {
            if (Files.getFileStore(file.resolveSibling(".")).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return new Writing(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file being written, its bytes hashed on the way. */
    private static final class Writing {
        private final Path file;
        private final MessageDigest digest;
        private final BufferedWriter writer;
        private long lines = -1;

        Writing(Path file) throws IOException {
            this.file = file;
            this.digest = Sha256.digest();
            OutputStream bytes = Files.newOutputStream(file);
            this.writer = new BufferedWriter(
                    new OutputStreamWriter(new DigestOutputStream(bytes, digest), StandardCharsets.UTF_8), 1 << 16);
        }

        void add(String line) {
            try {
                writer.write(line);
                lines++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Written finish() {
            try {
                writer.close();
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                return new Written(lines, HexFormat.of().formatHex(digest.digest()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package fi.ajantasa.source;

import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What came of a file so far. It survives a broken connection and a dead process, and is begun anew when the file at the
 * other end is not the one it began with.
 */
final class PartFile {
    private static final int PIECE = 1 << 18;

    private final Path path;

    private PartFile(Path path) {
        this.path = path;
    }

    /** The part of a file in this folder; it is named by a hash, so that the other side's name names nothing here (F73). */
    static PartFile of(RemoteFile file, Path folder) throws IOException {
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        String hash = Sha256.hex(name);
        PartFile part = new PartFile(folder.resolve(hash + ".part"));
        Path mark = mark(part.path);
        if (!Files.exists(mark) || !Files.readString(mark).equals(file.mark())) {
            part.delete();
            Files.writeString(mark, file.mark());
        }
        if (!Files.exists(part.path)) {
            Files.createFile(part.path);
        }
        return part;
    }

    Path path() {
        return path;
    }

    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Deletes it and what it began with: the file has landed. */
    void forget() throws IOException {
        delete();
        Files.deleteIfExists(mark(path));
    }

    private static Path mark(Path part) {
        return part.resolveSibling(part.getFileName().toString().replaceFirst("part$", "mark"));
    }

    /**
     * Adds what comes, and stops behind this many bytes of the whole file.
     *
     * @throws IOException when no more comes, or the time is over; what came is kept
     */
    void append(InputStream in, long most, Budget time) throws IOException {
        byte[] piece = new byte[PIECE];
        try (OwnFile out = OwnFile.continued(path)) {
            long size = out.size();
            for (int read = in.read(piece); read >= 0 && size <= most; read = in.read(piece)) {
                time.check();
                out.write(piece, read);
                size += read;
            }
        }
    }
}

package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of numbered words beside the database, added to before the database is, so that restoring an older one loses
 * none. A line holds a number and the word itself, sealed under that number: it can be neither read nor altered nor moved
 * without the keys.
 */
public final class SealedJournal {
    private final Path file;
    private final KeyVault keys;
    private final int realm;
    private final String name;

    /**
     * @param realm keeps lines of one journal from passing in another
     * @param name what it is a journal of, for messages
     */
    public SealedJournal(Path file, KeyVault keys, int realm, String name) {
        this.file = file;
        this.keys = keys;
        this.realm = realm;
        this.name = name;
    }

    /** A line, still sealed. */
    public record Line(long id, String sealed) {
        static Line parse(String text) {
            int space = text.indexOf(' ');
            return new Line(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
        }
    }

    /** Every whole line, in order; one that was cut off while it was written belongs to nothing that was ever noted. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        String text = text(file);
        text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Line::parse).forEach(lines::add);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).id() <= lines.get(i - 1).id()) {
                throw new IllegalStateException("the journal of " + name + " is out of order at line " + (i + 1));
            }
        }
        return lines;
    }

    /** The number of the last line, 0 when there is none. */
    public long last() {
        List<Line> lines = lines();
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).id();
    }

    /** The numbers of the lines in a file, which needs no keys. */
    public static List<Long> numbers(Path file) {
        String text = text(file);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(it -> Line.parse(it).id())
                .toList();
    }

    /**
     * The word of a line.
     *
     * @throws KeysUnavailable when it was sealed with other keys, or altered
     */
    public byte[] open(Line line) {
        return keys.openRecord(line.sealed(), realm, place(line.id()));
    }

    public Line seal(long id, byte[] word) {
        return new Line(id, keys.sealRecord(word, realm, place(id)));
    }

    /** Adds lines at the end and returns when they are on the disk. */
    public void append(List<Line> lines) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            long whole = text(file).lastIndexOf('\n') + 1L;
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                out.position(whole);
                write(out, lines);
                out.truncate(out.position());
                out.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts these lines in the place of all, whole or not at all: of somebody erased nothing may stay here. */
    public void replace(List<Line> lines) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel out = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                write(out, lines);
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel out, List<Line> lines) throws IOException {
        for (Line line : lines) {
            ByteBuffer bytes =
                    ByteBuffer.wrap((line.id() + " " + line.sealed() + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    private static Origin place(long id) {
        return new Origin(0, Math.toIntExact(id));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

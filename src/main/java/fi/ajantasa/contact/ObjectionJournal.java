package fi.ajantasa.contact;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people said to us, once more beside the database: a file that is only ever added to, so that restoring an older
 * database loses no word. A line holds the number of an objection and the word itself, sealed under that number: it can be
 * neither read nor altered nor moved without the keys.
 */
public final class ObjectionJournal {
    private static final JsonMapper JSON = new JsonMapper();
    private final Path file;
    private final KeyVault keys;

    public ObjectionJournal(Path file, KeyVault keys) {
        this.file = file;
        this.keys = keys;
    }

    /** A word as it is kept here: customers are told by their number, for ids are given anew in a restored database. */
    record Word(String customer, int channels, boolean withdrawn, String evidence, String by, String at) {
        Objection of(long id, int customerId) {
            return new Objection(id, customerId, channels, withdrawn, evidence, by, Instant.parse(at));
        }
    }

    /** A line, still sealed. */
    record Line(long id, String sealed) {
        static Line parse(String text) {
            int space = text.indexOf(' ');
            return new Line(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
        }
    }

    /** Every whole line, in order; one that was cut off while it was written belongs to no word that was ever noted. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        String text = text();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Line::parse).forEach(lines::add);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).id() <= lines.get(i - 1).id()) {
                throw new IllegalStateException("the journal of objections is out of order at line " + (i + 1));
            }
        }
        return lines;
    }

    /** The number of the last word, 0 when there is none. */
    long last() {
        List<Line> lines = lines();
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).id();
    }

    /**
     * The word of a line.
     *
     * @throws fi.ajantasa.customer.KeysUnavailable when it was sealed with other keys, or altered
     */
    Word open(Line line) {
        return JSON.readValue(keys.openRecord(line.sealed(), 0, place(line.id())), Word.class);
    }

    /** Adds words at the end and returns when they are on the disk. */
    void append(List<Line> lines) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                out.position(wholeBytes());
                for (Line line : lines) {
                    ByteBuffer bytes = ByteBuffer.wrap(
                            (line.id() + " " + line.sealed() + "\n").getBytes(StandardCharsets.US_ASCII));
                    while (bytes.hasRemaining()) {
                        out.write(bytes);
                    }
                }
                out.truncate(out.position());
                out.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Line seal(long id, Word word) {
        return new Line(id, keys.sealRecord(JSON.writeValueAsBytes(word), 0, place(id)));
    }

    private static Origin place(long id) {
        return new Origin(0, Math.toIntExact(id));
    }

    private long wholeBytes() {
        return text().lastIndexOf('\n') + 1L;
    }

    private String text() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

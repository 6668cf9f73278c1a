package fi.ajantasa.source;

import fi.ajantasa.job.Receive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Encrypted copies of the files a register's deliveries came in, each under the second it landed and its name. Nothing
 * reads them but a person who asks for one.
 */
public final class RawCopies {
    static final String ENDING = ".sealed";
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Sealing sealing;
    private final Clock clock;

    /** Encrypts what is written into a stream; only under the same name can it be read again. */
    public interface Sealing {
        OutputStream around(OutputStream out, String name) throws IOException;
    }

    public RawCopies(Path folder, Sealing sealing, Clock clock) {
        this.folder = folder;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Keeps a copy of a file under its plain name. */
    void keep(Path file, String name) throws IOException {
        Transcripts.own(folder);
        String sealed = SECOND.format(clock.instant()) + "_" + name + ENDING;
        Path part = folder.resolve(sealed + ".part");
        try (OutputStream out = sealing.around(Files.newOutputStream(part), sealed)) {
            Files.copy(file, out);
        }
        Files.move(part, folder.resolve(sealed), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The plain names of all files of which a copy is kept. */
    Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (Path copy : copies) {
                    String name = copy.getFileName().toString();
                    names.add(name.substring(name.indexOf('_') + 1, name.length() - ENDING.length()));
                }
            }
        }
        return names;
    }

    /** Decrypts a copy under its name; reading throws when anything of it was changed. */
    public interface Opening {
        InputStream of(InputStream in, String name) throws IOException;
    }

    /** Looks through the clear bytes of a copy. */
    public interface Search {
        boolean finds(InputStream clear) throws IOException;
    }

    /** Puts notes in the place of copies that speak of somebody who is erased. */
    public record Erasing(Path folder, Sealing sealing, Opening opening) {
        /** What stands where a copy was: by which erasure it went. */
        static final String NOTE = "taken out by erasure ";

        /** Replaces every copy that the search finds somebody in; returns how many. */
        public int replace(Search search, int erasure) throws IOException {
            int replaced = 0;
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "*" + ENDING)) {
                    for (Path copy : copies) {
                        replaced += replace(copy, search, erasure) ? 1 : 0;
                    }
                }
            }
            return replaced;
        }

        private boolean replace(Path copy, Search search, int erasure) throws IOException {
            String name = copy.getFileName().toString();
            try (InputStream in = opening.of(Files.newInputStream(copy), name)) {
                if (!search.finds(in)) {
                    return false;
                }
            }
            Path part = copy.resolveSibling(name + ".part");
            try (OutputStream out = sealing.around(Files.newOutputStream(part), name)) {
                out.write((NOTE + erasure + "\n").getBytes(StandardCharsets.UTF_8));
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        }
    }

    /** When the file of the copy landed. */
    public static Instant landed(String copy) {
        return SECOND.parse(copy.substring(0, copy.indexOf('_')), Instant::from);
    }

    /**
     * The newest copy of each file of the delivery with this content, by the file's name; empty when one of them is missing.
     *
     * @param contentHash as {@link Delivery#contentHash()}
     */
    public Map<String, Path> find(Receive receive, String contentHash, Opening opening) throws IOException {
        return Files.isDirectory(folder) ? new RawSearch(folder, opening).find(receive, contentHash) : Map.of();
    }

    /** Removes what was kept before then, and what a dead process left half-written. */
    void removeOlder(Instant than) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        String first = SECOND.format(than);
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "*{.sealed,.part}")) {
            for (Path copy : copies) {
                String name = copy.getFileName().toString();
                if (name.compareTo(first) < 0 || name.endsWith(".part")) {
                    Files.delete(copy);
                }
            }
        }
    }
}

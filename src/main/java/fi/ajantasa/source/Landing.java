package fi.ajantasa.source;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Properties;
import java.util.Set;

/** The folder where collected files are read, and the note of what was collected already. */
final class Landing {
    private static final String FORGOTTEN = " forgotten";

    private final Path folder;
    private final Path work;
    private final Path note;
    private final Properties collected = new Properties();

    Landing(Path folder) throws IOException {
        this.folder = Transcripts.own(folder);
        this.work = Transcripts.own(folder.resolve(".collecting"));
        this.note = work.resolve("collected.properties");
        if (Files.exists(note)) {
            try (Reader in = Files.newBufferedReader(note)) {
                collected.load(in);
            }
        }
    }

    /** Where files are kept until they are whole. */
    Path work() {
        return work;
    }

    /** Whether this very file has landed, and is still there or was forgotten. */
    boolean has(RemoteFile file, String name) {
        String before = collected.getProperty(file.name());
        return (file.mark() + FORGOTTEN).equals(before)
                || (file.mark().equals(before) && Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
    }

    /** Deletes a file that was applied; it is not brought again unless it changes. */
    void forget(String name, String remote) throws IOException {
        String before = collected.getProperty(remote);
        if (before == null) {
            return;
        }
        if (!before.endsWith(FORGOTTEN)) {
            collected.setProperty(remote, before + FORGOTTEN);
            write();
        }
        Files.deleteIfExists(folder.resolve(name));
    }

    /** Forgets what was collected of files that are not known any more: nobody brings them again. */
    void forgetAllBut(Set<String> known) throws IOException {
        if (!known.containsAll(collected.stringPropertyNames())) {
            collected.keySet().retainAll(known);
            write();
        }
    }

    /** Puts a whole file into place under its plain name, all at once. */
    void land(Path whole, String name, RemoteFile from) throws IOException {
        if (from.modified() != null) {
            Files.setLastModifiedTime(whole, FileTime.from(from.modified()));
        }
        Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        collected.setProperty(from.name(), from.mark());
        write();
    }

    private void write() throws IOException {
        Path part = note.resolveSibling("collected.part");
        try (Writer out = Files.newBufferedWriter(part)) {
            collected.store(out, null);
        }
        Files.move(part, note, StandardCopyOption.ATOMIC_MOVE);
    }
}

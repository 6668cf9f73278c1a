package fi.ajantasa.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where transcripts of deliveries lie while they are read, open to nobody but us, in one folder per delivery. */
public final class Transcripts implements Closeable {
    private static final FileAttribute<?> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    public Transcripts(Path folder) {
        this.folder = folder;
    }

    /** Transcripts of one command, which no run may come across; closing deletes them all. */
    public static Transcripts passing(Path folder) {
        return new Transcripts(
                folder.resolve("command-" + ProcessHandle.current().pid()));
    }

    /** The folder of a delivery, made when it is not there. */
    Path folder(String contentHash) throws IOException {
        return own(folder.resolve(contentHash));
    }

    /** Makes a folder that is open to nobody but us. */
    static Path own(Path own) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(own, OURS);
        }
        return Files.createDirectories(own);
    }

    /** Deletes what was transcribed of a delivery; a delivery read as it came leaves nothing there. */
    public void forget(String contentHash) throws IOException {
        delete(folder.resolve(contentHash));
    }

    /** Deletes every transcript. */
    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> inside;
            try (Stream<Path> walk = Files.walk(folder)) {
                inside = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : inside) {
                Files.delete(path);
            }
        }
    }
}

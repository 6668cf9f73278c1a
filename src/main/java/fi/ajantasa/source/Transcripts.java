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

    /** Before the process id; behind it {@code @} and the machine, for several may share the folder. */
    private static final String COMMAND = "command-";

    private static final String HERE = "@" + ThisHost.name();

    private final Path folder;

    public Transcripts(Path folder) {
        this.folder = folder;
    }

    /** Transcripts of one command, which no run may come across; closing deletes them all. Deletes those of dead ones first. */
    public static Transcripts passing(Path folder) throws IOException {
        sweep(folder);
        return new Transcripts(folder.resolve(COMMAND + ProcessHandle.current().pid() + HERE));
    }

    /** Deletes what commands left in the folder that were killed on this machine. */
    public static void sweep(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> dead;
            try (Stream<Path> all = Files.list(folder)) {
                dead = all.filter(Transcripts::isOfADeadCommand).toList();
            }
            for (Path path : dead) {
                delete(path);
            }
        }
    }

    private static boolean isOfADeadCommand(Path path) {
        String name = path.getFileName().toString();
        boolean ofHere = name.startsWith(COMMAND) && name.endsWith(HERE);
        String pid = ofHere ? name.substring(COMMAND.length(), name.length() - HERE.length()) : "";
        return pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /** The folder of a delivery, made when it is not there. */
    Path folder(String contentHash) throws IOException {
        return own(folder.resolve(contentHash));
    }

    /** Makes a folder that is open to nobody but us. */
    public static Path own(Path own) throws IOException {
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
                Files.deleteIfExists(path);
            }
        }
    }
}

package fi.ajantasa.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder of passwords and trusted certificates, readable by nobody else; what lies there is never told. */
final class Secrets {
    static final String FOLDER = "secrets";
    private static final int BYTES = 16;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path root) throws IOException {
        folder = Files.createDirectories(root.resolve(FOLDER));
        restrict(folder, "rwx------");
    }

    /** A new password, kept in a file of this name. */
    String make(String name) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes);
        write(name, password + "\n");
        return password;
    }

    void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.deleteIfExists(file);
            Files.createFile(file);
            restrict(file, "rw-------");
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a definition names a file of the folder. */
    static String place(String name) {
        return FOLDER + "/" + name;
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}

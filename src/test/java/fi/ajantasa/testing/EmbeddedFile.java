package fi.ajantasa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The migrated H2 file that test databases are copied from. */
public final class EmbeddedFile {
    private static final Path TEMPLATE = make();

    private EmbeddedFile() {}

    /** Puts a copy there, with the folders above it. */
    public static void copyTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.copy(TEMPLATE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("ajantasa-h2-template-");
            try (TestDatabase database = TestDatabase.file(folder)) {
                database.migrate();
                database.closeConnections();
                return Files.copy(
                        folder.resolve("ajantasa.mv.db"),
                        Files.createTempFile("ajantasa-template-", ".mv.db"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

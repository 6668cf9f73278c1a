package fi.ajantasa.customer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** A file of keys, readable by its owner only, which is there as a whole or as it was before. */
final class SecretFile {
    private static final String BEGIN = "keyset";
    private static final String END = ".part";

    private SecretFile() {}

    /** Whether a text could be read as it stands. */
    interface Check {
        void read(String text) throws GeneralSecurityException, IOException;
    }

    /** Puts the text, once it is on the disk and was read back from there, into its place at once. */
    static void write(Path file, String text, Check check) throws GeneralSecurityException, IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(
                folder, BEGIN, END, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            check.read(Files.readString(part));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes what a killed process left beside the file; nobody else writes it now. */
    static void sweep(Path file) throws IOException {
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(file.toAbsolutePath().getParent(), BEGIN + "*" + END)) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }
}

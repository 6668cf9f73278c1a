package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A home folder of the product with its database, in H2 inside the folder or on a PostgreSQL server. */
record Home(Path folder, @Nullable PostgresServer server) {
    private static final String SETTINGS = "application.properties";

    /** An empty home, or a copy of one that was prepared, with nothing left for the disk to catch up on. */
    void create(@Nullable Home prepared) throws IOException, SQLException, InterruptedException {
        delete();
        if (prepared == null) {
            Files.createDirectories(folder);
        } else {
            copy(prepared.folder, folder);
        }
        if (server != null) {
            server.create(database(), prepared == null ? "template1" : prepared.database());
            Files.writeString(
                    folder.resolve(SETTINGS),
                    server.settings(database()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        }
        new ProcessBuilder("sync").start().waitFor();
    }

    boolean isPrepared() {
        return Files.exists(mark());
    }

    void markPrepared() throws IOException {
        Files.createFile(mark());
    }

    /** Beside the folder, so that no copy carries it. */
    private Path mark() {
        return folder.resolveSibling(folder.getFileName() + ".prepared");
    }

    /** What its database is called on a server. */
    String database() {
        return "bench_" + folder.getParent().getParent().getFileName() + "_" + folder.getFileName();
    }

    private void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Everything below one folder, also into another that exists. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(from)) {
            all = below.toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }
}

package fi.ajantasa.serve;

import fi.ajantasa.batch.Database;
import fi.ajantasa.batch.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import net.javacrumbs.shedlock.core.SimpleLock;

/**
 * Lets one instance at a time act on a scheduled job, also while it waits for late deliveries and has neither lease nor
 * embedded database open: by a row on a server, by a locked file beside an embedded database.
 */
record JobLocks(Installation installation, ScheduledExecutorService heart) {
    /** A lock that was taken, until it is closed or its process is gone. */
    interface Held {
        void close();
    }

    /** The lock, or nothing when another instance has it. */
    Optional<Held> take(String job) {
        try {
            return installation.isEmbedded() ? onFile(job) : onServer(job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Held> onServer(String job) {
        Database database = Database.open(installation);
        boolean taken = false;
        try {
            Optional<SimpleLock> lock = new LockStore(database.dataSource(), heart).take(job);
            taken = lock.isPresent();
            return lock.map(it -> () -> release(it, database));
        } finally {
            if (!taken) {
                database.close();
            }
        }
    }

    private static void release(SimpleLock lock, Database database) {
        try {
            lock.unlock();
        } finally {
            database.close();
        }
    }

    private Optional<Held> onFile(String job) throws IOException {
        Path file = Files.createDirectories(installation.home()).resolve("serve-" + job + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
            return taken ? Optional.of(() -> release(channel)) : Optional.empty();
        } catch (OverlappingFileLockException anotherThread) {
            return Optional.empty();
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

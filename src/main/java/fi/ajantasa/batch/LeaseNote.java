package fi.ajantasa.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lease, told beside the embedded database: while a process has that open nobody else can read in it who has the
 * lease. A database on a server needs no note.
 */
final class LeaseNote {
    private final Path file;
    private final boolean kept;

    LeaseNote(Installation installation) {
        this.file = Database.embeddedFile(installation).resolveSibling("lease.txt");
        this.kept = Database.isEmbedded(installation);
    }

    boolean isKept() {
        return kept;
    }

    void write(String owner, Instant since, Instant heartbeat) {
        if (!kept) {
            return;
        }
        try {
            Path part = file.resolveSibling("lease.part");
            Files.write(part, List.of(owner, since.toString(), heartbeat.toString()));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who has the lease, unless the process that wrote the note is gone. */
    Optional<Locked> findHolder() {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() < 3 || lines.get(0).isEmpty() || Owner.isDeadHere(lines.get(0))
                    ? Optional.empty()
                    : Optional.of(new Locked(lines.get(0), Instant.parse(lines.get(1)), Instant.parse(lines.get(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

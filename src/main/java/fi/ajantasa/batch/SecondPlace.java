package fi.ajantasa.batch;

import fi.ajantasa.audit.CheckpointPlace;
import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Remote;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.Outbox;
import fi.ajantasa.source.Pickup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * The place that is not this machine's, reached as any other; of an HTTPS server only files whose names are known can be asked
 * for.
 */
record SecondPlace(Remote place, Path work, Clock clock) implements CheckpointPlace {
    @Override
    public String name() {
        return "the second place";
    }

    @Override
    public Set<String> names(Collection<String> known) throws IOException {
        try (Pickup pickup = pickup(known)) {
            return pickup.names(CheckpointPlace::isCheckpoint);
        }
    }

    @Override
    public String read(String name) throws IOException {
        Files.createDirectories(work);
        try (Pickup pickup = pickup(Set.of(name))) {
            confirm(pickup.bring(Set.of(name), work));
            return Files.readString(work.resolve(name));
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    @Override
    public void put(String name, String checkpoint) throws IOException {
        try (Outbox outbox = new Outbox(place, null, LocalDate.now(clock), clock)) {
            confirm(outbox.put(name, checkpoint.getBytes(StandardCharsets.UTF_8)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Pickup pickup(Collection<String> known) {
        Remote asked = place instanceof HttpsPlace https
                ? new HttpsPlace(https.folder(), List.copyOf(known), https.tls(), https.token(), https.limits())
                : place;
        return new Pickup(asked, LocalDate.now(clock), clock);
    }

    private static void confirm(Optional<Failure> failure) throws IOException {
        if (failure.isPresent()) {
            throw new IOException(
                    failure.get().reason().word() + ": " + failure.get().what());
        }
    }
}

package fi.ajantasa.source;

import fi.ajantasa.job.Remote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Fetches files of names we know from where others leave them for us. */
public final class Pickup implements AutoCloseable {
    private static final long LARGEST = 1L << 28;

    private final RemoteFolder folder;

    public Pickup(Remote place, LocalDate date, Clock clock) {
        this.folder = RemoteFolder.open(place, date, clock);
    }

    /**
     * Brings those of these files into a folder of ours that are there, whole and standing still.
     *
     * @return what stood against it, empty when the place was asked
     * @throws IOException when our folder cannot be written
     */
    public Optional<Failure> bring(Collection<String> names, Path into) throws IOException {
        try {
            for (RemoteFile file : folder.list()) {
                if (names.contains(file.name()) && file.size() <= LARGEST) {
                    bring(file, into);
                }
            }
            return Optional.empty();
        } catch (TransportException e) {
            return Optional.of(e.failure());
        }
    }

    /**
     * The names of the files that are there and wanted.
     *
     * @throws IOException when the place cannot be asked; its message is for operators
     */
    public Set<String> names(Predicate<String> wanted) throws IOException {
        return folder.list().stream().map(RemoteFile::name).filter(wanted).collect(Collectors.toSet());
    }

    private void bring(RemoteFile file, Path into) throws IOException {
        PartFile part = PartFile.of(file, into);
        if (folder.fetch(file, part)) {
            Files.move(part.path(), into.resolve(file.name()), StandardCopyOption.REPLACE_EXISTING);
        }
        part.forget();
    }

    /** Puts files out of the way where the place has one for that; says if that failed. */
    public Optional<Failure> moveAway(Collection<String> names) {
        try {
            folder.moveAway(names);
            return Optional.empty();
        } catch (TransportException e) {
            return Optional.of(e.failure());
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definitions, read and checked again only when a file below their folder is not the one that was read. A file
 * written within the coarsest steps of any file system's clock before it was read is read once more: it may change unseen.
 */
final class Definitions {
    private static final Duration STEP = Duration.ofSeconds(2);

    private final Path home;
    private final Path folder;
    private Optional<Map<Path, Stamp>> seen = Optional.empty();
    private @Nullable Jobs jobs;

    /** By what a file is taken for the same; one that was put in the place of another has another key. */
    private record Stamp(long size, FileTime modified, String key) {
        static Stamp of(Path path) throws IOException {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(file.size(), file.lastModifiedTime(), String.valueOf(file.fileKey()));
        }
    }

    Definitions(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /**
     * What the folder says now. Files are stamped before they are read: a change meanwhile is seen by the next question.
     *
     * @throws DefinitionException while anything in them is wrong
     */
    synchronized Jobs read() throws DefinitionException {
        Instant now = Clock.systemUTC().instant();
        Optional<Map<Path, Stamp>> there = stamps();
        Jobs known = jobs;
        if (known == null || there.isEmpty() || !there.equals(seen)) {
            known = ScheduleCheck.check(ModelCheck.check(JobFolder.read(folder)))
                    .landingIn(home);
            jobs = known;
            seen = there.filter(it -> it.values().stream()
                    .allMatch(file -> file.modified().toInstant().isBefore(now.minus(STEP))));
        }
        return known;
    }

    /** Every file below the folder, models and code lists among them; nothing when it cannot be told. */
    private Optional<Map<Path, Stamp>> stamps() {
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            Map<Path, Stamp> stamps = new TreeMap<>();
            for (Path path : (Iterable<Path>) walk::iterator) {
                stamps.put(path, Stamp.of(path));
            }
            return Optional.of(stamps);
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }
}

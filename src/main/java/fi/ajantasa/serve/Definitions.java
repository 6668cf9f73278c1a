package fi.ajantasa.serve;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definitions, read and checked again only when a file below their folder is not the one that was read. */
final class Definitions {
    private final Installation installation;
    private Optional<Map<Path, Stamp>> seen = Optional.empty();
    private @Nullable Jobs jobs;

    /** By what a file is taken for the same; one that was put in the place of another has another key. */
    private record Stamp(long size, FileTime modified, String key) {
        static Stamp of(Path path) throws IOException {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(file.size(), file.lastModifiedTime(), String.valueOf(file.fileKey()));
        }
    }

    Definitions(Installation installation) {
        this.installation = installation;
    }

    Installation installation() {
        return installation;
    }

    /**
     * What the folder says now. Files are stamped before they are read: a change meanwhile is seen by the next question.
     *
     * @throws DefinitionException while anything in them is wrong
     */
    synchronized Jobs read() throws DefinitionException {
        Optional<Map<Path, Stamp>> there = stamps();
        Jobs known = jobs;
        if (known == null || there.isEmpty() || !there.equals(seen)) {
            known = installation.readJobs();
            jobs = known;
            seen = there;
        }
        return known;
    }

    /** Every file below the folder, models and code lists among them; nothing when it cannot be told. */
    private Optional<Map<Path, Stamp>> stamps() {
        try (Stream<Path> walk = Files.walk(installation.jobs(), FileVisitOption.FOLLOW_LINKS)) {
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

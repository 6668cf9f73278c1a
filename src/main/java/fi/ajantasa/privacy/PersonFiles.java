package fi.ajantasa.privacy;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DropPlace;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.WriteBack;
import fi.ajantasa.source.RawCopies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of an installation that speak of a person. What we made goes; of a delivery's encrypted copy a note stays; what a
 * sender put into a folder is theirs and is told of only.
 */
final class PersonFiles {
    /** Below the home folder: what is looked after elsewhere, and logs, in which no value ever is. */
    private static final Set<String> ELSEWHERE = Set.of("db", "keys", "raw", "objections", "logs", "inbox");

    private static final String SETTINGS = "application.properties";

    private final Installation installation;
    private final Jobs jobs;
    private final KeyVault keys;
    private final TextSearch made;
    private final TextSearch delivered;

    PersonFiles(Installation installation, Jobs jobs, KeyVault keys, Needles needles) {
        this.installation = installation;
        this.jobs = jobs;
        this.keys = keys;
        this.made = new TextSearch(needles, false);
        this.delivered = new TextSearch(needles, true);
    }

    /**
     * Removes what we made of the person.
     *
     * @return how many files went, by what they are, and under {@code delivered-files-left} how many of a sender's still lie
     *     in a folder
     */
    SortedMap<String, Integer> remove(int erasure) {
        SortedMap<String, Integer> found = new TreeMap<>();
        try {
            for (Path file : ours()) {
                if (holds(file)) {
                    Files.delete(file);
                    found.merge("files", 1, Integer::sum);
                }
            }
            for (JobDefinition job : jobs.jobs().values()) {
                int copies = copies(job.register()).replace(delivered::finds, erasure);
                if (copies > 0) {
                    found.merge("raw-copies", copies, Integer::sum);
                }
            }
            for (Path file : delivered()) {
                if (holds(file)) {
                    found.merge("delivered-files-left", 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private RawCopies.Erasing copies(String register) {
        return new RawCopies.Erasing(installation.rawCopies(register), keys::seal, keys::unseal);
    }

    private boolean holds(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return made.finds(in);
        }
    }

    /** Reports, exports, transcripts and whatever else lies in the home folder, and what is put ready for the customer system. */
    private List<Path> ours() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> home = Files.list(installation.home())) {
            for (Path child : home.toList()) {
                String name = child.getFileName().toString();
                if (!ELSEWHERE.contains(name) && !name.equals(SETTINGS) && !isKeyset(child)) {
                    files.addAll(below(child));
                }
            }
        }
        for (Path folder : outgoing()) {
            files.addAll(below(folder));
        }
        return files;
    }

    private boolean isKeyset(Path file) {
        return file.equals(installation.keyset()) || file.equals(installation.objections());
    }

    private Set<Path> outgoing() {
        Set<Path> folders = new TreeSet<>();
        jobs.decisions().findWriteBack().map(WriteBack::to).ifPresent(it -> add(it, folders));
        jobs.jobs().values().forEach(job -> {
            if (job.receive().wash() != null) {
                add(job.receive().wash().to(), folders);
            }
        });
        return folders;
    }

    private static void add(Remote place, Set<Path> folders) {
        if (place instanceof DropPlace drop) {
            folders.add(drop.folder());
        }
    }

    private Set<Path> delivered() throws IOException {
        Set<Path> files = new TreeSet<>();
        for (JobDefinition job : jobs.jobs().values()) {
            files.addAll(below(job.receive().folder()));
        }
        return files;
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

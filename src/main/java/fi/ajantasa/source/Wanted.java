package fi.ajantasa.source;

import fi.ajantasa.job.ControlName;
import fi.ajantasa.job.HashFile;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Receive;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which files of a place belong to a register, and what they are called here. Names are data: only plain ones count. */
final class Wanted {
    /** What the names of encrypted files end with. */
    static final List<String> ENDINGS = List.of(".pgp", ".gpg", ".asc");

    private static final int LONGEST = 200;

    private final List<PathMatcher> patterns = new ArrayList<>();
    private final List<PathMatcher> last = new ArrayList<>();
    private final boolean encrypted;

    Wanted(JobDefinition job) {
        Receive receive = job.receive();
        encrypted = receive.collect() != null && receive.collect().pgp() != null;
        patterns.add(glob(receive.layout().name().glob()));
        if (job.contract().detail() != null) {
            patterns.add(glob(job.contract().detail().pattern()));
        }
        if (receive.control() instanceof ControlName control) {
            last.add(glob(control.pattern()));
        } else if (receive.control() instanceof HashFile hash) {
            last.add(glob("*" + hash.ending()));
        }
        patterns.addAll(last);
    }

    private static PathMatcher glob(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /** Whether a name could be a path, an option or a second line: then it is no name here (F73). */
    static boolean isPlain(String name) {
        return ControlReader.plain(name) && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST && isWritable(name);
    }

    /** The file system may know fewer letters than the other end does. */
    private static boolean isWritable(String name) {
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** What a file is called once it has landed, when it is wanted. */
    Optional<String> find(String name) {
        if (!encrypted) {
            return Optional.of(name).filter(it -> matches(patterns, it));
        }
        return ENDINGS.stream()
                .filter(name::endsWith)
                .map(it -> name.substring(0, name.length() - it.length()))
                .filter(it -> matches(patterns, it))
                .findFirst();
    }

    /** Whether a file should have been encrypted and is not. */
    boolean isBare(String name) {
        return encrypted && matches(patterns, name);
    }

    /** Whether a file says that the others are all there: it lands after them. */
    boolean isLast(String name) {
        return matches(last, name);
    }

    private static boolean matches(List<PathMatcher> patterns, String name) {
        return patterns.stream().anyMatch(it -> it.matches(Path.of(name)));
    }
}

package fi.ajantasa.source;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.job.ControlName;
import fi.ajantasa.job.Receive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The folder where a register's deliveries arrive.
 *
 * <p>A control file is written last. A data file that is shorter than it says and was written to a moment ago is still
 * arriving; one that has come to rest is a delivery, which the proof refuses.
 */
public final class Inbox {
    private static final int LARGEST_CONTROL = 1 << 20;
    private static final Duration REST = Duration.ofSeconds(2);

    private final Receive receive;
    private final Clock clock;

    public Inbox(Receive receive, Clock clock) {
        this.receive = receive;
        this.clock = clock;
    }

    /**
     * Everything that lies in the folder: deliveries by sequence, then what cannot be read, then what is incomplete.
     *
     * @throws IOException when the folder itself cannot be read
     */
    public List<Found> deliveries() throws IOException {
        Set<Path> data = new HashSet<>();
        List<Delivery> complete = new ArrayList<>();
        List<Found> others = new ArrayList<>();
        List<Path> controls = files(pattern());
        for (Path control : controls) {
            Found found = find(control, data);
            if (found instanceof Delivery delivery) {
                complete.add(delivery);
            } else {
                others.add(found);
            }
        }
        if (receive.control() instanceof ControlName) {
            files("*.csv").stream()
                    .filter(file -> !controls.contains(file) && !data.contains(file))
                    .map(file ->
                            new Incomplete(file, "control-file-missing", "no control file names it", "a control file"))
                    .forEach(others::add);
        }
        List<Found> found = ordered(complete);
        found.addAll(others);
        return List.copyOf(found);
    }

    /**
     * Every delivery that is all there, by sequence, also those that contend for one.
     *
     * @throws IOException when the folder itself cannot be read
     */
    public List<Delivery> complete() throws IOException {
        List<Delivery> complete = new ArrayList<>();
        for (Path control : files(pattern())) {
            if (find(control, new HashSet<>()) instanceof Delivery delivery) {
                complete.add(delivery);
            }
        }
        complete.sort(Comparator.comparingLong(it -> it.totals().sequence()));
        return complete;
    }

    /** The files that stand for a delivery each: its control file, or where there is none the file itself. */
    private String pattern() {
        return receive.control() instanceof ControlName control
                ? control.pattern()
                : receive.layout().name().glob();
    }

    private Found find(Path file, Set<Path> data) throws IOException {
        return receive.control() instanceof ControlName ? look(file, data) : new BareFiles(receive, clock).look(file);
    }

    private List<Path> files(String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(receive.folder())) {
            try (DirectoryStream<Path> folder = Files.newDirectoryStream(receive.folder(), glob)) {
                folder.forEach(files::add);
            }
        }
        files.removeIf(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
        files.sort(null);
        return files;
    }

    /** Two deliveries may not claim one sequence with different content: nobody chooses silently between them (F52). */
    private static List<Found> ordered(List<Delivery> deliveries) {
        deliveries.sort(Comparator.comparing(Inbox::day)
                .thenComparingLong(it -> it.totals().sequence()));
        Map<Long, Set<String>> contents = new HashMap<>();
        deliveries.forEach(
                delivery -> contents.computeIfAbsent(delivery.totals().sequence(), s -> new HashSet<>())
                        .add(delivery.contentHash()));
        List<Found> found = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            long sequence = delivery.totals().sequence();
            int claims = contents.getOrDefault(sequence, Set.of()).size();
            found.add(claims < 2 ? delivery : new Unreadable(delivery.control(), contested(sequence, claims)));
        }
        return found;
    }

    /** Numbers of a control file only grow; others may begin again, so their days come first. */
    private static LocalDate day(Delivery delivery) {
        ControlFile totals = delivery.totals();
        return totals.succession() == Succession.STATED ? LocalDate.MIN : totals.extractDate();
    }

    private static Refusal contested(long sequence, int claims) {
        String what = claims + " deliveries claim sequence " + sequence + " with different content";
        return Refusal.conflict("same-sequence-other-content", what, "one delivery per sequence");
    }

    private Found look(Path control, Set<Path> data) throws IOException {
        if (!Files.isRegularFile(control, LinkOption.NOFOLLOW_LINKS)) {
            return unreadable(control, "a link or no regular file");
        }
        if (!ControlReader.plain(control.getFileName().toString())) {
            return unreadable(control, "its name is not plain");
        }
        byte[] json;
        try (InputStream in = Files.newInputStream(control, LinkOption.NOFOLLOW_LINKS)) {
            json = in.readNBytes(LARGEST_CONTROL + 1);
        }
        if (json.length > LARGEST_CONTROL) {
            return unreadable(control, "larger than " + LARGEST_CONTROL + " bytes");
        }
        ControlReader.Result result = ControlReader.read(json);
        ControlFile totals = result.control();
        if (totals == null) {
            return unreadable(control, String.join(", ", result.problems()));
        }
        String hash = Sha256.hex(json);
        return arrived(new Delivery(control, totals, hash), data);
    }

    private Found arrived(Delivery delivery, Set<Path> data) throws IOException {
        Found found = delivery;
        for (FileTotals totals : delivery.totals().files()) {
            Path file = delivery.file(totals);
            data.add(file);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                found = new Incomplete(delivery.control(), "file-missing", totals.name() + " is not here", "all files");
            } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return unreadable(delivery.control(), totals.name() + " is a link or no regular file");
            } else if (growing(file, totals)) {
                found = new Incomplete(
                        delivery.control(),
                        "size-differs",
                        totals.name() + " has " + Files.size(file) + " bytes",
                        totals.bytes() + " bytes");
            }
        }
        return found;
    }

    private boolean growing(Path file, FileTotals totals) throws IOException {
        Stamp stamp = Stamp.of(file);
        long age = TimeUnit.MILLISECONDS.toNanos(clock.millis()) - stamp.modified();
        return stamp.size() < totals.bytes() && Math.abs(age) < REST.toNanos();
    }

    private static Unreadable unreadable(Path control, String what) {
        String name = control.getFileName().toString();
        return new Unreadable(
                control,
                Refusal.bad(
                        "control-file-unreadable",
                        (ControlReader.plain(name) ? name : "a control file") + ": " + what,
                        "the keys of the layout, plain file names beside it"));
    }
}

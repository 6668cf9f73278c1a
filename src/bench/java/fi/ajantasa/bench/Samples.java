package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Every timing of a session, by what was run; each is appended to a file as it comes, so a broken session keeps them. */
final class Samples {
    private final Map<Key, List<Timing>> all = new HashMap<>();
    private final Path file;

    Samples(Path file) {
        this.file = file;
    }

    void add(Key key, Timing timing) throws IOException {
        all.computeIfAbsent(key, none -> new ArrayList<>()).add(timing);
        String line = String.format(
                Locale.ROOT,
                "%s;%s;%s;%s;%.2f s;%.2f cpu s;%d MB;exit %d;load %.1f%n",
                key.size(),
                key.night(),
                key.database(),
                key.program(),
                timing.seconds(),
                timing.cpuSeconds(),
                timing.peakMegabytes(),
                timing.exitCode(),
                timing.load());
        System.err.print(line);
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    boolean has(Key key) {
        return all.containsKey(key);
    }

    double medianSeconds(Key key) {
        return median(key, Timing::seconds);
    }

    double medianCpuSeconds(Key key) {
        return median(key, Timing::cpuSeconds);
    }

    private double median(Key key, ToDoubleFunction<Timing> figure) {
        double[] sorted = all.get(key).stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    long peakMegabytes(Key key) {
        return all.get(key).stream().mapToLong(Timing::peakMegabytes).max().orElse(0);
    }

    /** The lowest and the highest load average before any run of the session. */
    String load() {
        double[] loads = all.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Timing::load)
                .sorted()
                .toArray();
        return loads.length == 0 ? "" : String.format(Locale.ROOT, "%.1f to %.1f", loads[0], loads[loads.length - 1]);
    }

    /** What was run: which sample set, which night, on which database, by which program. */
    record Key(String size, String night, String database, String program) {
        Key by(String other) {
            return new Key(size, night, database, other);
        }

        Key of(String otherSize) {
            return new Key(otherSize, night, database, program);
        }
    }
}

package fi.ajantasa.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How often processes were killed, in which step, and what came of it. */
final class KillTable {
    private static final String ROW = "%-12s %-8s %-16s %8s %8s %8s %8s%n";
    private final Map<String, int[]> steps = new TreeMap<>();
    private final Map<String, String> nights = new TreeMap<>();
    private final Map<String, Integer> equal = new TreeMap<>();
    private int kills;

    void add(KilledNights.Start start, String step, boolean atCommit, boolean byResume) {
        String where = step.isEmpty() ? "outside steps" : step;
        int[] counts = steps.computeIfAbsent(start.databases() + " " + start.name() + "\t" + where, it -> new int[4]);
        counts[0]++;
        counts[atCommit ? 2 : 1]++;
        counts[3] += byResume ? 1 : 0;
        kills++;
    }

    /** Notes a night whose digest is that of the unbroken one, and which edges all nights together were killed at. */
    void equal(KilledNights.Start start, Set<String> reached, Set<String> edges) {
        String night = start.databases() + " " + start.name();
        Set<String> missed = new TreeSet<>(edges);
        missed.removeAll(reached);
        equal.merge(night, 1, Integer::sum);
        nights.put(
                night,
                "%d of %d edges of transactions seen; digests equal: %d of %d nights"
                        .formatted(edges.size() - missed.size(), edges.size(), equal.get(night), equal.get(night)));
    }

    int kills() {
        return kills;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, ROW, "database", "night", "killed in", "kills", "any time", "at edge", "resume"));
        steps.forEach((where, counts) -> {
            String[] words = where.split("[ \t]", 3);
            lines.add(String.format(
                    Locale.ROOT, ROW, words[0], words[1], words[2], counts[0], counts[1], counts[2], counts[3]));
        });
        lines.add("kills: " + kills + System.lineSeparator());
        nights.forEach((night, text) -> lines.add(night + ": " + text + System.lineSeparator()));
        return String.join("", lines);
    }
}

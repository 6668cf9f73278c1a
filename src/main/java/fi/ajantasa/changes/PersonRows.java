package fi.ajantasa.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rows of one person in one delivery. Our layout knows days, the service moments: of what is told twice on a day and can
 * hold only once the later counts (D13), and where rows cannot say in which order things happened base data is asked.
 */
final class PersonRows {
    private static final Set<String> STATES = Set.of("LISATTY", "MUUTETTU");
    private static final String CONTEXT = "LISATIETO";

    private final List<List<Row>> events = new ArrayList<>();
    private boolean repair;

    /** Adds what one event says, after all that was told before it. */
    void add(List<Row> later) {
        for (List<Row> earlier : events) {
            earlier.removeIf(row -> later.stream().anyMatch(it -> replaces(it, row)));
            repair |= earlier.stream().anyMatch(row -> later.stream().anyMatch(it -> isUnclear(row, it)));
        }
        events.add(new ArrayList<>(later));
    }

    private static boolean isOfOneDay(Row one, Row other) {
        return one.group().equals(other.group())
                && one.cells().getOrDefault("muutospv", "").equals(other.cells().get("muutospv"))
                && !one.attribute().equals(CONTEXT)
                && !other.attribute().equals(CONTEXT);
    }

    private static boolean replaces(Row later, Row earlier) {
        return later.once()
                && isOfOneDay(earlier, later)
                && STATES.contains(earlier.attribute())
                && STATES.contains(later.attribute());
    }

    private static boolean isUnclear(Row earlier, Row later) {
        return isOfOneDay(earlier, later)
                && !(STATES.contains(earlier.attribute()) && STATES.contains(later.attribute()));
    }

    /** In order; what was said twice in the same words is said once. */
    List<Row> rows() {
        return events.stream().flatMap(List::stream).distinct().toList();
    }

    /** Whether base data must say how things stand. */
    boolean repair() {
        return repair;
    }
}

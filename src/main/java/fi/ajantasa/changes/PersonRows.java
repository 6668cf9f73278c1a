package fi.ajantasa.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rows of one person in one delivery. Our layout knows days, the service moments: of what is told twice on a day and can
 * hold only once the later counts (D13), and where rows cannot say in which order things happened base data is asked.
 */
final class PersonRows {
    private static final Set<String> STATES = Set.of("LISATTY", "MUUTETTU");
    private static final Set<String> SAY_NOTHING = Set.of("", "LISATIETO");

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

    /** Base data always counts before the changes of its day, and context says nothing. */
    private static boolean isOfOneDay(Row one, Row other) {
        return one.group().equals(other.group())
                && one.cells().getOrDefault("muutospv", "").equals(other.cells().get("muutospv"))
                && !SAY_NOTHING.contains(one.attribute())
                && !SAY_NOTHING.contains(other.attribute());
    }

    /** The same matter told again: a family name is no later word on given names. */
    private static boolean replaces(Row later, Row earlier) {
        return later.once()
                && isOfOneDay(earlier, later)
                && Objects.equals(earlier.cells().get("nimilaji"), later.cells().get("nimilaji"))
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

package fi.ajantasa.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What changed of whom, in order, each under a key one above the one before. */
final class Journal {
    private static final long LEAP = 1_000_000;

    private final List<Change> changes = new ArrayList<>();
    private long before;

    /** What changed of a person at once, in groups of data. */
    record Change(LocalDate day, String person, List<ObjectNode> groups) {}

    void add(Change change) {
        changes.add(change);
    }

    boolean hasDay(LocalDate day) {
        return changes.stream().anyMatch(it -> it.day().equals(day));
    }

    /** The key just before the first change of a day, or of the next one with a change. */
    long keyBefore(LocalDate day) {
        return before + changes.stream().takeWhile(it -> it.day().isBefore(day)).count();
    }

    /** The key of the last change. */
    long last() {
        return before + changes.size();
    }

    /** Whether this is a key of the journal as it is numbered now. */
    boolean hasKey(long key) {
        return key >= before && key <= last();
    }

    /** The next changes after a key of the journal. */
    List<Change> after(long key, int most) {
        return changes.stream().skip(key - before).limit(most).toList();
    }

    /** Gives every change a new key, far above all keys so far. */
    void renumber() {
        before += LEAP;
    }
}

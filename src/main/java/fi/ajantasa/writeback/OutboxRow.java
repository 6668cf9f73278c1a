package fi.ajantasa.writeback;

import java.util.Locale;
import java.util.Set;

/**
 * A row of the outbox. Run, customer and part are its key: whatever is repeated, it is put once.
 *
 * @param run or, of no run, the word of a person that it tells
 * @param part of the plan: 1 raises privacy, 2 is the rest, 0 is what follows from both
 * @param turn 1, and one more each time it is told anew
 */
record OutboxRow(String run, int customer, int part, Items items, int turn) {
    private static final String WORD = "objection-";

    /** What stands for the run where a person said it; texts of these are in the order of their numbers. */
    static String ofWord(long objection) {
        return String.format(Locale.ROOT, "%s%012d", WORD, objection);
    }

    /** Whether a run applied it; else a person said it. */
    static boolean isOfRun(String run) {
        return !run.startsWith(WORD);
    }

    /** The same, of these items only. */
    OutboxRow of(Set<String> items) {
        return new OutboxRow(run, customer, part, this.items.of(items), turn);
    }
}

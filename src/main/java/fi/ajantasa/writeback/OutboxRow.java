package fi.ajantasa.writeback;

import java.util.Set;

/**
 * A row of the outbox. Run, customer and part are its key: whatever is repeated, it is put once.
 *
 * @param part of the plan: 1 raises privacy, 2 is the rest, 0 is what follows from both
 * @param turn 1, and one more each time it is told anew
 */
record OutboxRow(String run, int customer, int part, Items items, int turn) {
    /** The same, of these items only. */
    OutboxRow of(Set<String> items) {
        return new OutboxRow(run, customer, part, this.items.of(items), turn);
    }
}

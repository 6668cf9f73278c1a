package fi.ajantasa.changes;

import java.util.List;

/**
 * A whole reply that was understood.
 *
 * @param reached the key to go on from; 0 of base data
 * @param current whether nothing more is to come
 */
record Page(long reached, boolean current, List<Told> told) {
    Page {
        told = List.copyOf(told);
    }
}

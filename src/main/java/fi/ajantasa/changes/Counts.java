package fi.ajantasa.changes;

/**
 * What was counted of one page.
 *
 * @param events landed
 * @param repeats that had landed before
 * @param strangers told of somebody we did not ask for; not kept (F96)
 * @param dropped groups of data that are none of our business; not kept (F24)
 */
record Counts(long events, long repeats, long strangers, long dropped) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Everything that was told of somebody. */
    long told() {
        return events + repeats + strangers;
    }

    Counts plus(Counts other) {
        return new Counts(
                events + other.events, repeats + other.repeats, strangers + other.strangers, dropped + other.dropped);
    }
}

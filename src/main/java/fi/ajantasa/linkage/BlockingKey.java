package fi.ajantasa.linkage;

/**
 * One way of finding candidates: records that share one of its keys are compared.
 *
 * @param stage the later stages are only asked while nobody is found beyond doubt
 * @param most the largest block that is used; a larger one is left out
 * @param narrowed whether a candidate must also share the beginning of a name
 */
record BlockingKey(String name, int stage, int most, boolean narrowed, Maker maker) {

    /** Adds the keys of a record; none where what they are made of is missing. */
    @FunctionalInterface
    interface Maker {
        void keys(Records records, int row, IntList keys);
    }
}

package fi.ajantasa.decide;

/** What is asked for needs values that have outlived their time. */
public final class ValuesPruned extends RuntimeException {
    ValuesPruned(String run) {
        super("the values of the plan of run " + run
                + " have outlived their time and were pruned; expected a run or a moment after that");
    }
}

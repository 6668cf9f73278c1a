package fi.ajantasa.report;

/** A stored list is not what was written: its length, hash or form differs. */
public final class ImbalanceException extends IllegalStateException {
    ImbalanceException(String run, ListKey key, String what) {
        super("run " + run + ", list " + key.path() + ": " + what);
    }
}

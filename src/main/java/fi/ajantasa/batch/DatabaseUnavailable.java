package fi.ajantasa.batch;

/** The database cannot be opened: it is not reachable, or another process holds the embedded file. */
public final class DatabaseUnavailable extends RuntimeException {
    private final boolean inUse;

    DatabaseUnavailable(boolean inUse) {
        super(inUse ? "another process has the database open" : "the database cannot be reached");
        this.inUse = inUse;
    }

    /** True when another process has the embedded database open. */
    public boolean inUse() {
        return inUse;
    }
}

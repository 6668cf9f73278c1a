package fi.ajantasa.batch;

import java.time.Duration;

/**
 * The database cannot be opened: it is not reachable, another process holds the embedded file, it is of another version, or
 * its clock is not this host's.
 */
public final class DatabaseUnavailable extends RuntimeException {
    private final boolean inUse;

    private DatabaseUnavailable(String message, boolean inUse) {
        super(message);
        this.inUse = inUse;
    }

    static DatabaseUnavailable notReached() {
        return new DatabaseUnavailable("the database cannot be reached", false);
    }

    static DatabaseUnavailable held() {
        return new DatabaseUnavailable("another process has the database open", true);
    }

    static DatabaseUnavailable ofAnotherVersion() {
        return new DatabaseUnavailable(
                "the database was made by another version; use that version, or a new home folder", false);
    }

    static DatabaseUnavailable clockDiffers(Duration ahead) {
        return new DatabaseUnavailable(
                "CLOCK: the clock of this host is " + HostClock.seconds(ahead)
                        + " seconds ahead of the database's, at most " + HostClock.ALLOWED.toSeconds()
                        + " are allowed; set it right, ajantasa doctor compares them",
                false);
    }

    /** True when another process has the embedded database open. */
    public boolean inUse() {
        return inUse;
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.time.Duration;

/**
 * The database cannot be opened: it is not reachable, another process holds the embedded file, it is of another version,
 * nobody has migrated it, or its clock is not this host's.
 */
public final class DatabaseUnavailable extends RuntimeException {
    private static final String STATUS = "ajantasa status";
    private final ExitCode code;
    private final String next;

    private DatabaseUnavailable(String message, ExitCode code, String next) {
        super(message);
        this.code = code;
        this.next = next;
    }

    /** @param state how the driver put it, an SQL state, empty when it did not say */
    static DatabaseUnavailable notReached(String state) {
        String why =
                switch (state.length() < 2 ? "" : state.substring(0, 2)) {
                    case "28" -> ": it refuses the user or the password that application.properties names";
                    case "3D" -> ": the server has no database of the name that application.properties says";
                    default -> state.isEmpty() ? "" : " (SQL state " + state + ")";
                };
        return new DatabaseUnavailable("the database cannot be reached" + why, ExitCode.INTERNAL, STATUS);
    }

    static DatabaseUnavailable held() {
        return new DatabaseUnavailable("another process has the database open", ExitCode.LOCKED, STATUS);
    }

    static DatabaseUnavailable ofAnotherVersion() {
        return new DatabaseUnavailable(
                "the database was made by another version; use that version, or a new home folder",
                ExitCode.INTERNAL,
                STATUS);
    }

    static DatabaseUnavailable notMigrated() {
        return new DatabaseUnavailable(
                "the database lacks migration " + Migrations.LATEST
                        + " of this program, or the role that runs may not see it; expected a database that was migrated,"
                        + " which no run does by itself",
                ExitCode.USAGE,
                "ajantasa db check");
    }

    static DatabaseUnavailable clockDiffers(Duration ahead) {
        return new DatabaseUnavailable(
                "CLOCK: the clock of this host is " + HostClock.seconds(ahead)
                        + " seconds ahead of the database's, at most " + HostClock.ALLOWED.toSeconds()
                        + " are allowed; set it right",
                ExitCode.INTERNAL,
                "ajantasa doctor");
    }

    /** How a command ends that needed it. */
    public ExitCode code() {
        return code;
    }

    /** The next safe command. */
    public String next() {
        return next;
    }

    /** True when another process has the embedded database open. */
    public boolean inUse() {
        return code == ExitCode.LOCKED;
    }
}

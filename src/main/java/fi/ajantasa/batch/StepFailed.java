package fi.ajantasa.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A step could not go on. Carries the kinds of the causes and where they arose, and the messages of our own exceptions;
 * never the message of anybody else's, which may quote a row.
 */
public final class StepFailed extends RuntimeException {
    private static final String OURS = "fi.ajantasa.";
    private final List<Throwable> causes;

    private StepFailed(String message, List<Throwable> causes) {
        super(message, null, false, true);
        this.causes = causes;
        setStackTrace(causes.get(causes.size() - 1).getStackTrace());
    }

    static StepFailed from(RuntimeException e) {
        if (e instanceof StepFailed failed) {
            return failed;
        }
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return new StepFailed(
                causes.stream().map(StepFailed::describe).collect(Collectors.joining(" < ")), List.copyOf(causes));
    }

    private static String describe(Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        if (cause instanceof SQLException sql) {
            return kind + " " + sql.getSQLState();
        }
        boolean ours = cause.getClass().getName().startsWith(OURS);
        return ours && cause.getMessage() != null ? kind + ": " + cause.getMessage() : kind;
    }

    /** What it came from, the last thing first; not for printing unless it is our own. */
    List<Throwable> causes() {
        return causes;
    }

    /** The cause of this kind, for choosing an exit code; not for printing unless it is our own. */
    <T extends Throwable> Optional<T> findCause(Class<T> kind) {
        return causes.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}

package fi.ajantasa.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A step could not go on. Carries the kinds of the causes and where they arose, and the messages of our own exceptions;
 * never the message of anybody else's, which may quote a row.
 */
public final class StepFailed extends RuntimeException {
    private static final String OURS = "fi.ajantasa.";
    private final List<Class<?>> kinds;
    private final Throwable origin;

    private StepFailed(String message, List<Class<?>> kinds, Throwable origin) {
        super(message, null, false, true);
        this.kinds = kinds;
        this.origin = origin;
        setStackTrace(origin.getStackTrace());
    }

    static StepFailed from(RuntimeException e) {
        if (e instanceof StepFailed failed) {
            return failed;
        }
        List<Class<?>> kinds = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Throwable last = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            kinds.add(cause.getClass());
            words.add(describe(cause));
            last = cause;
        }
        return new StepFailed(String.join(" < ", words), List.copyOf(kinds), last);
    }

    private static String describe(Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        if (cause instanceof SQLException sql) {
            return kind + " " + sql.getSQLState();
        }
        boolean ours = cause.getClass().getName().startsWith(OURS);
        return ours && cause.getMessage() != null ? kind + ": " + cause.getMessage() : kind;
    }

    /** Whether an exception of this kind is among the causes. */
    boolean isFrom(Class<? extends Throwable> kind) {
        return kinds.contains(kind);
    }

    /** The first cause, for a command that has to choose an exit code; not for printing. */
    public Throwable origin() {
        return origin;
    }
}

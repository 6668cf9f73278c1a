package fi.ajantasa.source;

import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt failed; becomes a {@link Failure} when no other is made. */
final class TransportException extends IOException {
    private final Reason reason;
    private final String what;
    private final @Nullable Duration after;

    /** @param after how long we were told to wait, or null */
    TransportException(Reason reason, String what, @Nullable Duration after) {
        super(reason.word() + ": " + what);
        this.reason = reason;
        this.what = what;
        this.after = after;
    }

    TransportException(Reason reason, String what) {
        this(reason, what, null);
    }

    Reason reason() {
        return reason;
    }

    @Nullable
    Duration after() {
        return after;
    }

    Failure failure(int attempts) {
        return new Failure(reason, what, attempts);
    }
}

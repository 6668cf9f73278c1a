package fi.ajantasa.source;

import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt failed; its {@link Failure} is told when no other is made. */
final class TransportException extends IOException {
    private final Failure failure;
    private final @Nullable Duration after;

    TransportException(Failure failure, @Nullable Duration after) {
        super(failure.reason().word() + ": " + failure.what());
        this.failure = failure;
        this.after = after;
    }

    /** @param after how long we were told to wait, or null */
    TransportException(Reason reason, String what, @Nullable Duration after) {
        this(new Failure(reason, what, 0), after);
    }

    TransportException(Reason reason, String what) {
        this(reason, what, null);
    }

    /** The same, when so many attempts were made in vain. */
    TransportException attempted(int attempts) {
        return new TransportException(new Failure(failure.reason(), failure.what(), attempts), after);
    }

    Failure failure() {
        return failure;
    }

    Reason reason() {
        return failure.reason();
    }

    @Nullable
    Duration after() {
        return after;
    }
}

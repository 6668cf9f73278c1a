package fi.ajantasa.source;

import fi.ajantasa.source.Failure.Reason;
import java.time.Duration;

/** The time that may be spent, on a register in one run or on one file; it passes from when it is made (F90, F115). */
final class Budget {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final long end;

    Budget(Duration total) {
        this.end = System.nanoTime() + total.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** The shorter of a limit and what is left; never zero, which libraries take for no limit at all. */
    Duration within(Duration limit) {
        Duration now = left();
        Duration left = now.compareTo(LEAST) < 0 ? LEAST : now;
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /** Throws when nothing is left. */
    void check() throws TransportException {
        if (left().isZero()) {
            throw new TransportException(Reason.NO_ANSWER, "it took longer than may be");
        }
    }
}

package fi.ajantasa.source;

import fi.ajantasa.source.Failure.Reason;
import java.time.Duration;

/** The time that may be spent, on a register in one run or on one file; it passes from when it is made (F90, F115). */
final class Budget {
    private final long end;

    Budget(Duration total) {
        this.end = System.nanoTime() + total.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** The shorter of a limit and what is left. */
    Duration within(Duration limit) {
        Duration left = left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /** Throws when nothing is left. */
    void check() throws TransportException {
        if (left().isZero()) {
            throw new TransportException(Reason.NO_ANSWER, "it took longer than may be");
        }
    }
}

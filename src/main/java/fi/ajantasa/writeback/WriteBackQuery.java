package fi.ajantasa.writeback;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Reads how telling the customer system stands. */
public final class WriteBackQuery {
    private final OutboxStore outbox;
    private final BatchStore batches;

    public WriteBackQuery(DataSource dataSource) {
        this.outbox = new OutboxStore(dataSource);
        this.batches = new BatchStore(dataSource);
    }

    /**
     * How it stands.
     *
     * @param waiting how many rows of the outbox are in no file yet
     * @param kept how many hold something that was refused or is held otherwise
     * @param files the last ones, the last first
     */
    public record Standing(long waiting, long kept, List<Batch> files) {
        public Standing {
            files = List.copyOf(files);
        }
    }

    public Standing standing(int files) {
        return new Standing(outbox.countWaiting(), outbox.countKept(), batches.listLast(files));
    }

    /** The files that were sent, in their order. */
    public List<Batch> listSent() {
        return batches.listSent();
    }

    /** The files that should have been answered by now. */
    public List<Batch> listLate(int within, Instant now) {
        return batches.list(Batch.State.SENT).stream()
                .filter(it -> it.isLate(within, now))
                .toList();
    }
}

package fi.ajantasa.batch;

import java.util.concurrent.Semaphore;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * When a transaction of a step may write, and whether it still may when it ends. On H2 one at a time: with each commit it
 * stores the uncommitted pages of everybody, and two writers at once made the file of a first load three times as large
 * (measured). On PostgreSQL every worker may write.
 */
final class WriteTurn {
    private final Semaphore turns;
    private final Runnable fence;
    private final StopSignal stop;

    /** @param fence called at the end of each chunk's transaction; throws when this process may no longer write */
    WriteTurn(boolean oneAtATime, Runnable fence, StopSignal stop) {
        this.fence = fence;
        this.stop = stop;
        this.turns = new Semaphore(oneAtATime ? 1 : Integer.MAX_VALUE);
    }

    /** Confirms, before a transaction does anything, that nobody asked to stop. */
    void begin() {
        stop.check();
    }

    /** Confirms, last in a transaction, that this process still has the lease. */
    void confirm() {
        fence.run();
    }

    /** Waits for the turn and keeps it until the present transaction is over. */
    void take() {
        turns.acquireUninterruptibly();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                turns.release();
            }
        });
    }
}

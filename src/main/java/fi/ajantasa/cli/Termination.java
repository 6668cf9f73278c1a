package fi.ajantasa.cli;

import fi.ajantasa.batch.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns SIGTERM into a stop at the edge of a slice: the process ends when what was begun has ended, or patience has. */
final class Termination implements AutoCloseable {
    /** Slices take seconds; whoever stops services waits about as long before it kills. */
    private static final int PATIENCE_SECONDS = 80;

    private final StopSignal stop = new StopSignal();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "stop");

    Termination() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Asked once the process is told to end. */
    StopSignal signal() {
        return stop;
    }

    private void end() {
        stop.ask();
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** To be called when nothing more is done. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs already, and has nothing left to wait for.
        }
    }
}

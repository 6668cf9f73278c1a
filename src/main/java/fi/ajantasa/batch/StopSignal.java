package fi.ajantasa.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells runs to stop at the next edge of a slice; what is committed stays, and the run goes on when it is continued. */
public final class StopSignal {
    private final CountDownLatch asked = new CountDownLatch(1);

    /** Work ended early because a stop was asked for. */
    public static final class Stopped extends RuntimeException {
        private Stopped() {
            super("a stop was asked for");
        }
    }

    /** From now on nothing new begins. */
    public void ask() {
        asked.countDown();
    }

    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /**
     * To be called before something begins.
     *
     * @throws Stopped when a stop was asked for
     */
    public void check() {
        if (isAsked()) {
            throw new Stopped();
        }
    }

    /**
     * Waits for somebody to ask, at most so long.
     *
     * @return whether somebody did
     */
    boolean await(Duration most) {
        try {
            return asked.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ask();
            return true;
        }
    }

    /**
     * Sleeps until the moment has come.
     *
     * @throws Stopped as soon as a stop is asked for
     */
    public void sleep(Instant until, Clock clock) {
        await(Duration.between(clock.instant(), until));
        check();
    }
}

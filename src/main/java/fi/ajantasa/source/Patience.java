package fi.ajantasa.source;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks again what failed in passing, with growing pauses or the one we were told, until the attempts or the budget are
 * spent; a register that failed often in a row is left alone for a while.
 */
final class Patience {
    private static final int LONGEST = 32;
    private static final Duration ALONE = Duration.ofSeconds(30);
    private static final Duration NONE = Duration.ofNanos(-1);

    private final TransportLimits limits;
    private final Budget budget;
    private final CircuitBreaker<Object> breaker;

    Patience(TransportLimits limits) {
        this.limits = limits;
        this.budget = new Budget(limits.total());
        this.breaker = CircuitBreaker.builder()
                .handleIf(Patience::isPassing)
                .withFailureThreshold(2 * limits.attempts())
                .withDelay(ALONE)
                .build();
    }

    /** One attempt, told how often was asked with it. */
    interface Attempt<T> {
        T make(int number) throws TransportException;
    }

    Budget budget() {
        return budget;
    }

    <T> T ask(Attempt<T> attempt) throws TransportException {
        AtomicInteger attempts = new AtomicInteger();
        try {
            return Failsafe.with(retry(), breaker).get(() -> {
                if (budget.left().isZero()) {
                    throw new TransportException(Reason.TIME_SPENT, "the time for this register was spent");
                }
                return attempt.make(attempts.incrementAndGet());
            });
        } catch (CircuitBreakerOpenException open) {
            throw new TransportException(Reason.GIVEN_UP, "it failed too often in a row to be asked again now")
                    .attempted(attempts.get());
        } catch (FailsafeException e) {
            if (e.getCause() instanceof TransportException failed) {
                throw failed.attempted(attempts.get());
            }
            Thread.currentThread().interrupt();
            throw new TransportException(Reason.TIME_SPENT, "the program was told to stop");
        }
    }

    private RetryPolicy<Object> retry() {
        return RetryPolicy.builder()
                .handleIf(this::isWorthAsking)
                .withMaxAttempts(limits.attempts())
                .withBackoff(limits.pause(), limits.pause().multipliedBy(LONGEST))
                .withDelayFn(context -> told(context.getLastException()))
                .build();
    }

    /** Whether another attempt may help and the pause before it is within the budget (F88). */
    private boolean isWorthAsking(Throwable failure) {
        Duration told = told(failure);
        return isPassing(failure) && told.compareTo(budget.left()) < 0;
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof TransportException failed && failed.reason().isPassing();
    }

    /** The pause we were told, or a negative one for none. */
    private static Duration told(@Nullable Throwable failure) {
        return failure instanceof TransportException failed && failed.after() != null ? failed.after() : NONE;
    }
}

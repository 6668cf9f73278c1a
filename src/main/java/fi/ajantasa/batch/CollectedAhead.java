package fi.ajantasa.batch;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.Collected;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings the deliveries of all registers of a night side by side, from when the night begins: a slow server keeps nobody
 * waiting but its own register. What a turn then does with them is its own affair, and comes in the order of the night.
 */
final class CollectedAhead implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final long END_SECONDS = 10;

    private final Map<String, Future<Collected>> brought = new HashMap<>();
    private final ExecutorService threads;

    private CollectedAhead(ExecutorService threads) {
        this.threads = threads;
    }

    /** Begins with every register that is collected and may start tonight, but for one that goes on with its last files first. */
    static CollectedAhead of(Workplace workplace, Request request) {
        AtomicInteger count = new AtomicInteger();
        CollectedAhead ahead = new CollectedAhead(Executors.newFixedThreadPool(AT_ONCE, work -> {
            Thread thread = new Thread(work, "collect-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }));
        for (String register : workplace.jobs().night().registers()) {
            JobDefinition job = workplace.jobs().require(register);
            boolean goesOn = !workplace.runs().list(register, Run.State.RUNNING).isEmpty();
            if (!goesOn && !RunExecution.isOver(workplace, job)) {
                Collecting.find(workplace, job, request.businessDate())
                        .ifPresent(it -> ahead.brought.put(register, ahead.threads.submit(it::bring)));
            }
        }
        return ahead;
    }

    /** What was brought of a register, once; waits until it is there. */
    Optional<Collected> take(String register) {
        Future<Collected> bringing = brought.remove(register);
        if (bringing == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(bringing.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while deliveries were brought", e);
        }
    }

    /** What is still under way ends; what came of a file goes on the next time. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.source.FileProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.EmptyResultDataAccessException;

/**
 * Works on partitions that runs of other processes hand out. It writes under the lease of the run and no longer than that
 * stands; it takes up a partition only with the definitions, the step contract, the keys and the files of its run. What it
 * leaves when it is told to stop, refuses or dies the broker gives to another.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Workplace own;
    private final StopSignal stop;
    private final Map<PartMessage, Object> atWork = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private @Nullable Seat seat;

    /** What the partitions of one execution of a run's job share. */
    private record Seat(long execution, String run, RunContext context, Map<String, PartTurn> turns) {}

    private Worker(Workplace own) {
        this.own = own;
        this.stop = own.stop();
    }

    /**
     * Gets ready to work.
     *
     * @param stop asked, the worker leaves at the edge of a slice
     * @throws HandOutRefused when the settings name no broker that can be used, or it does not answer
     * @throws DatabaseUnavailable when the database cannot be opened
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys cannot be read
     */
    public static Worker open(Installation installation, Clock clock, StopSignal stop) throws DefinitionException {
        if (BrokerSettings.find(installation).isEmpty()) {
            throw HandOutRefused.noBroker();
        }
        Worker worker = new Worker(Workplace.join(installation, clock, stop));
        boolean open = false;
        try {
            worker.own.broker();
            open = true;
            return worker;
        } finally {
            if (!open) {
                worker.close();
            }
        }
    }

    /** Over which topic of which broker. */
    public String place() {
        return own.broker().settings().toString();
    }

    /**
     * Works until a stop is asked for.
     *
     * @return how many partitions it brought to their end
     * @throws HandOutRefused when it cannot work on a partition that came to it
     */
    public int work() {
        var taking = own.broker().listen(BatchConfiguration.WORKERS, this::take);
        taking.start();
        boolean reached = true;
        boolean takes = false;
        while (!stop.await(takes ? LOOK : LOOK.dividedBy(50))) {
            if (!takes && !taking.getAssignedPartitions().isEmpty()) {
                takes = true;
                LOG.info("takes partitions over {}", place());
            }
            reached = !takes || look(reached);
            if (!taking.isChildRunning()) {
                fail(HandOutRefused.notAnswering(own.broker().settings()));
            }
        }
        taking.stop();
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return done.get();
    }

    /** Tells once that the broker is gone, and once that it is back: until then the worker waits. */
    private boolean look(boolean before) {
        boolean now = own.broker().answers();
        if (before && !now) {
            LOG.warn(
                    "the broker at {} does not answer; waiting for it",
                    own.broker().settings().servers());
        } else if (!before && now) {
            LOG.warn("the broker at {} answers again", own.broker().settings().servers());
        }
        return now;
    }

    private void fail(RuntimeException e) {
        failure.compareAndSet(null, e);
        stop.ask();
    }

    /** The edge of the broker's thread: whatever is thrown gives the partition back, and ends the worker with its code. */
    private void take(ConsumerRecord<String, String> message) {
        try {
            stop.check();
            PartMessage.find(message.value()).ifPresent(this::takeAlone);
        } catch (StopSignal.Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /** Given anew to one thread while another is at it, a partition waits: the engine takes the two for one. */
    private void takeAlone(PartMessage message) {
        synchronized (atWork.computeIfAbsent(message, it -> new Object())) {
            take(message);
        }
        atWork.remove(message);
    }

    private void take(PartMessage message) {
        StepExecution step = step(message);
        Optional<Seat> found = message.isOpen(step) ? seat(step.getJobExecution()) : Optional.empty();
        if (found.isEmpty()) {
            LOG.info("{} was done before, or its run has ended", message.text());
            return;
        }
        Seat at = found.get();
        if (!message.whole().equals(RunParts.APPLY)) {
            at.context().files();
        }
        LOG.info("{} {}: begins", at.run(), step.getStepName());
        PartTurn.End end = turn(at, message.whole(), step).work(step);
        LOG.info("{} {}: {}", at.run(), step.getStepName(), end);
        if (end == PartTurn.End.STOPPED) {
            stop.check();
        } else if (end == PartTurn.End.DONE) {
            done.incrementAndGet();
        }
    }

    /** The engine throws for one that is not there. */
    private StepExecution step(PartMessage message) {
        try {
            return Objects.requireNonNull(own.engine().repository().getStepExecution(message.id()));
        } catch (EmptyResultDataAccessException missing) {
            throw HandOutRefused.otherDatabase(own.broker().settings());
        }
    }

    private synchronized PartTurn turn(Seat at, String whole, StepExecution step) {
        return at.turns().computeIfAbsent(whole, name -> {
            if (!name.equals(RunParts.MATCH) && at.context().findsByLikeness()) {
                at.context().finder().forget();
            }
            String job = step.getJobExecution().getJobInstance().getJobName();
            return new PartTurn(
                    own.engine().repository(), RunParts.of(job, at.context()).part(name));
        });
    }

    /** Where the partitions of the execution are worked on, nothing when the run has ended; what it holds in memory is made once. */
    private synchronized Optional<Seat> seat(JobExecution execution) {
        Seat present = seat;
        if (present != null && present.execution() == execution.getId()) {
            return Optional.of(present);
        }
        seat = null;
        String run = Objects.requireNonNull(execution.getJobParameters().getString(Engine.RUN));
        List<Attempt> attempts = own.attempts().list(run);
        if (attempts.isEmpty() || attempts.get(attempts.size() - 1).end() != null) {
            return Optional.empty();
        }
        Attempt.Start start = attempts.get(attempts.size() - 1).start();
        try {
            Workplace under = own.following(new RunLock.Lease(start.owner(), start.lease(), start.at()));
            under.confirm();
            Run found = under.runs().find(run).orElseThrow();
            confirmSame(under, found, start);
            seat = new Seat(execution.getId(), run, RunContext.elsewhere(under, found), new HashMap<>());
            return Optional.of(seat);
        } catch (DefinitionException e) {
            throw HandOutRefused.otherDefinitions(run);
        } catch (Locked e) {
            return Optional.empty();
        }
    }

    /** A run is worked on only with what it began with (F143). */
    private static void confirmSame(Workplace here, Run run, Attempt.Start start) {
        if (start.contract() != RegisterJob.CONTRACT) {
            throw HandOutRefused.otherProgram(run.id(), start.contract());
        } else if (!here.jobs().hash().equals(run.order().jobHash())) {
            throw HandOutRefused.otherDefinitions(run.id());
        } else if (!here.keys().mark().equals(start.keys())) {
            throw HandOutRefused.otherKeys(run.id());
        }
    }

    /** The proven files as they lie here. */
    static List<FileProof> found(String run, List<FileProof> proven) {
        List<FileProof> here = new ArrayList<>();
        for (FileProof file : proven) {
            try {
                here.add(file.findAgain()
                        .orElseThrow(() -> HandOutRefused.otherFile(
                                run, String.valueOf(file.path().getFileName()))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return here;
    }

    @Override
    public void close() {
        own.close();
    }
}

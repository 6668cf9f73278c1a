package fi.ajantasa.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.Message;

/**
 * Hands the partitions of a step out to the workers that are there, and watches until each is at its end. What no worker
 * does the run does itself: all of it where there is no worker, what is open when the last of them is gone, and what failed
 * at one, so that the run ends as it would have without workers.
 */
final class HandOut extends MessageChannelPartitionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HandOut.class);
    private static final long POLL_MILLIS = 200;
    private static final long LOOK_MILLIS = 1000;

    /** Longer than any step: what is not at its end then was lost on the way. */
    private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(12);

    private final Workplace workplace;
    private final JobRepository repository;
    private final PartTurn turn;
    private List<Optional<Integer>> lanes = List.of();

    private HandOut(Workplace workplace, TaskletStep part) {
        this.workplace = workplace;
        this.repository = workplace.engine().repository();
        this.turn = new PartTurn(repository, part);
    }

    static PartitionHandler of(Workplace workplace, TaskletStep part) {
        HandOut handing = new HandOut(workplace, part);
        DirectChannel channel = new DirectChannel();
        channel.subscribe(handing::send);
        handing.setMessagingOperations(new MessagingTemplate(channel));
        handing.setStepName(part.getName());
        handing.setJobRepository(handing.repository);
        handing.setPollInterval(POLL_MILLIS);
        handing.setTimeout(LONGEST_MILLIS);
        try {
            handing.afterPropertiesSet();
        } catch (Exception e) { // declared by the interface; it only looks at what was set above
            throw new IllegalStateException(e);
        }
        return handing;
    }

    /** On the wire a partition is its step and its number alone; what it is about stands in the database. */
    private void send(Message<?> message) {
        StepExecutionRequest request = (StepExecutionRequest) message.getPayload();
        int number = new IntegrationMessageHeaderAccessor(message).getSequenceNumber();
        workplace.broker().send(lanes.get(number), PartMessage.of(request).text());
    }

    /** The edge to Spring Batch, which would keep the messages of what is thrown: they may quote rows. */
    @Override
    protected Set<StepExecution> doHandle(StepExecution step, Set<StepExecution> parts) throws Exception {
        try {
            return handle(step, parts);
        } catch (ExecutionException e) {
            throw StepFailed.from(new IllegalStateException(e.getCause()));
        } catch (RuntimeException e) {
            throw StepFailed.from(e);
        }
    }

    private Set<StepExecution> handle(StepExecution step, Set<StepExecution> parts)
            throws ExecutionException, InterruptedException {
        if (parts.size() < 2) {
            here(parts);
            return ended(parts);
        }
        List<List<Integer>> workers = workplace.broker().workers();
        if (workers.isEmpty()) {
            LOG.warn(
                    "{}: no worker is there: {} partitions are done by the run itself",
                    step.getStepName(),
                    parts.size());
            here(parts);
            return ended(parts);
        }
        Optional<Uuid> topic = workplace.broker().findTopic();
        lanes = Broker.deal(parts.size(), workers);
        LOG.info("{}: {} partitions handed out to {} workers", step.getStepName(), parts.size(), workers.size());
        FutureTask<Set<StepExecution>> handed = new FutureTask<>(() -> super.doHandle(step, parts));
        new SimpleAsyncTaskExecutor("handed-out-").execute(handed);
        try {
            Set<StepExecution> ended = awaited(handed, topic, parts);
            List<StepExecution> failed = ended.stream()
                    .filter(it -> it.getStatus() != BatchStatus.COMPLETED)
                    .toList();
            if (!failed.isEmpty()) {
                LOG.warn(
                        "{}: {} partitions failed at workers: done by the run itself",
                        step.getStepName(),
                        failed.size());
                here(failed);
            }
            return ended(ended);
        } finally {
            handed.cancel(true);
        }
    }

    private static Set<StepExecution> ended(Set<StepExecution> parts) {
        parts.stream()
                .filter(it -> it.getStatus() != BatchStatus.COMPLETED)
                .findFirst()
                .ifPresent(it -> {
                    throw PartTurn.failure(it);
                });
        return parts;
    }

    /** Until all are at their end; somebody who is told to stop, or has lost the lease, waits for nobody. */
    private Set<StepExecution> awaited(
            Future<Set<StepExecution>> handed, Optional<Uuid> topic, Set<StepExecution> parts)
            throws ExecutionException, InterruptedException {
        boolean alone = false;
        boolean lost = false;
        while (true) {
            try {
                return handed.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWorking) {
                workplace.stop().check();
                workplace.confirm();
                boolean other = !workplace.broker().findTopic().equals(topic);
                if (other && lost) {
                    throw HandOutRefused.topicGone(workplace.broker().settings());
                }
                lost = other;
                boolean nobody = workplace.broker().workers().isEmpty();
                if (nobody && alone) {
                    takeOver(parts);
                }
                alone = nobody;
            }
        }
    }

    private void takeOver(Set<StepExecution> parts) throws ExecutionException, InterruptedException {
        List<StepExecution> open = parts.stream()
                .map(it -> Objects.requireNonNull(repository.getStepExecution(it.getId())))
                .filter(it -> it.getStatus().isRunning())
                .toList();
        LOG.warn("no worker is left: {} partitions are done by the run itself", open.size());
        here(open);
    }

    /** Works on them here and returns when all have ended. */
    private void here(Collection<StepExecution> parts) throws ExecutionException, InterruptedException {
        List<FutureTask<PartTurn.End>> turns = new ArrayList<>();
        TaskExecutor threads = workplace.engine().steps().workers();
        for (StepExecution part : parts) {
            FutureTask<PartTurn.End> one = new FutureTask<>(() -> turn.work(part));
            turns.add(one);
            threads.execute(one);
        }
        for (FutureTask<PartTurn.End> one : turns) {
            one.get();
        }
    }
}

package fi.ajantasa.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.PartitionStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes the two kinds of step our jobs have: one piece of work, or numbered pieces shared among workers. */
record StepFactory(
        JobRepository repository, PlatformTransactionManager transactions, TaskExecutor workers, WriteTurn turn) {
    /** Behind the name of a step in the names of its workers. */
    static final String PART = "-part";

    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String NEXT = "next";

    /** One piece of work in one transaction. */
    interface Work {
        void run(StepContribution contribution);
    }

    /**
     * Piece {@code number} of a partitioned step, in its own transaction together with the restart position: reads and
     * computes beside other pieces, and returns what it has to write.
     */
    interface Piece {
        Runnable prepare(int number);
    }

    /** A half-open range of piece numbers, worked on by one worker in order. */
    record Share(int first, int end) {}

    /** Tells, when the step starts, how its pieces are shared out; must not depend on the number of workers. */
    interface Sharing {
        List<Share> shares();
    }

    Step once(String name, Work work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        guarded((contribution, chunk) -> {
                            work.run(contribution);
                            return RepeatStatus.FINISHED;
                        }),
                        transactions)
                .allowStartIfComplete(false)
                .build();
    }

    /** A step whose pieces are shared among the workers of this process. */
    Step shared(String name, Sharing sharing, Piece piece) {
        Step part = part(name, piece);
        return partitioned(name, sharing, part).step(part).taskExecutor(workers).build();
    }

    /** A step whose pieces are handed out to the workers of other processes. */
    Step handedOut(String name, Sharing sharing, PartitionHandler handler, Step part) {
        return partitioned(name, sharing, part).partitionHandler(handler).build();
    }

    private PartitionStepBuilder partitioned(String name, Sharing sharing, Step part) {
        return new StepBuilder(name, repository).partitioner(part.getName(), partitioner(sharing));
    }

    /** The work on one share, from where it was left; it may be taken up by any worker. */
    TaskletStep part(String name, Piece piece) {
        return new StepBuilder(name + PART, repository)
                .tasklet(
                        guarded((contribution, chunk) -> {
                            ExecutionContext position =
                                    chunk.getStepContext().getStepExecution().getExecutionContext();
                            int number = position.getInt(NEXT, position.getInt(FIRST));
                            if (number >= position.getInt(LAST)) {
                                return RepeatStatus.FINISHED;
                            }
                            Runnable writing = piece.prepare(number);
                            turn.take();
                            writing.run();
                            position.putInt(NEXT, number + 1);
                            return RepeatStatus.continueIf(number + 1 < position.getInt(LAST));
                        }),
                        transactions)
                .build();
    }

    /**
     * A worker's step is created before its share is written to it; one whose process died in between has neither share
     * nor position, and would hide those of its predecessor.
     */
    static boolean neverGotItsShare(StepExecution step) {
        return step.getStepName().contains(PART + ":")
                && !step.getExecutionContext().containsKey(LAST);
    }

    private static Partitioner partitioner(Sharing sharing) {
        return gridSize -> {
            Map<String, ExecutionContext> parts = new LinkedHashMap<>();
            for (Share share : sharing.shares()) {
                ExecutionContext part = new ExecutionContext();
                part.putInt(FIRST, share.first());
                part.putInt(LAST, share.end());
                parts.put("%06d".formatted(share.first()), part);
            }
            return parts;
        };
    }

    /**
     * The edge between our code and the engine, which stores the text of every exception: a database error may quote
     * the row it failed on, so only its kind goes further.
     */
    private Tasklet guarded(Tasklet tasklet) {
        return (contribution, chunk) -> {
            try {
                turn.begin();
                RepeatStatus status = tasklet.execute(contribution, chunk);
                turn.confirm();
                return status;
            } catch (RuntimeException e) {
                throw StepFailed.from(e);
            }
        };
    }
}

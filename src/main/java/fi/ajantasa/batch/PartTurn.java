package fi.ajantasa.batch;

import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The work of this process on partitions of one step, whichever process had them before. The engine's version of a
 * partition lets one of two processes commit. Ending a step it would also write the position it believes in, which a process
 * that was taken for dead must not: what does not end well is left as it was at its last commit (F140).
 */
final class PartTurn {
    private final JobRepository repository;
    private final TaskletStep part;

    /** How it ended here. */
    enum End {
        DONE,
        /** And would elsewhere, for all that is known here. */
        FAILED,
        /** By another process, or the run itself is: nothing more may be written. */
        TAKEN,
        /** At the edge of a slice, as it was asked for; another process goes on. */
        STOPPED
    }

    /** Leaves the engine before it writes anything more of a step: it lets errors through, not exceptions. */
    private static final class Left extends Error {}

    /** Lets a step that does not end well write nothing of how it ended. */
    private record Leaving(JobRepository repository) implements JobRepository {
        @Override
        public void update(StepExecution step) {
            if (step.getStatus().isUnsuccessful() || step.getStatus() == BatchStatus.STOPPED) {
                throw new Left();
            }
            repository.update(step);
        }

        @Override
        public void updateExecutionContext(StepExecution step) {
            repository.updateExecutionContext(step);
        }

        @Override
        public void update(JobExecution execution) {
            repository.update(execution);
        }

        @Override
        public void updateExecutionContext(JobExecution execution) {
            repository.updateExecutionContext(execution);
        }

        @Override
        public JobInstance createJobInstance(String name, JobParameters parameters) {
            return repository.createJobInstance(name, parameters);
        }
    }

    PartTurn(JobRepository repository, TaskletStep part) {
        this.repository = repository;
        this.part = part;
        part.setJobRepository(new Leaving(repository));
    }

    /** Takes the partition from where it is to its end. */
    End work(StepExecution step) {
        step.setExitStatus(ExitStatus.EXECUTING);
        try {
            part.execute(step);
            return step.getStatus() == BatchStatus.COMPLETED ? End.DONE : left(step);
        } catch (Left left) {
            StepSynchronizationManager.release();
            return left(step);
        } catch (OptimisticLockingFailureException e) {
            return End.TAKEN;
        } catch (JobInterruptedException e) {
            return End.STOPPED;
        }
    }

    private End left(StepExecution step) {
        if (hasCause(step, OptimisticLockingFailureException.class) || hasCause(step, Locked.class)) {
            return End.TAKEN;
        } else if (hasCause(step, StopSignal.Stopped.class)) {
            return End.STOPPED;
        }
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED.addExitDescription(
                String.valueOf(failure(step).getMessage())));
        try {
            repository.update(step);
            return End.FAILED;
        } catch (OptimisticLockingFailureException e) {
            return End.TAKEN;
        }
    }

    /** What failed in a step of ours, rather than what the engine made of it. */
    static StepFailed failure(StepExecution step) {
        List<Throwable> failures = step.getFailureExceptions();
        return failures.stream()
                .filter(StepFailed.class::isInstance)
                .map(StepFailed.class::cast)
                .findFirst()
                .orElseGet(() -> StepFailed.from(new IllegalStateException(
                        "partition " + step.getStepName() + " ended as " + step.getStatus(),
                        failures.isEmpty() ? null : failures.get(0))));
    }

    private static boolean hasCause(StepExecution step, Class<? extends Throwable> kind) {
        return step.getFailureExceptions().stream().anyMatch(it -> hasCause(it, kind));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)
                    || (cause instanceof StepFailed step && step.findCause(kind).isPresent())) {
                return true;
            }
        }
        return false;
    }
}

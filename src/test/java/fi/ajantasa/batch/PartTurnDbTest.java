package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** F140, moment by moment: what a worker may still write when it, or the run it works for, was taken for dead. */
class PartTurnDbTest {
    private static final int PIECES = 3;
    private static final JobParameters RUN =
            new JobParametersBuilder().addString("run", "R-1").toJobParameters();

    @TempDir
    Path home;

    private final StopSignal stop = new StopSignal();
    private TestDatabase database;
    private RunLock lease;
    private RunLock followed;
    private Engine engine;
    private JobRepository repository;

    @BeforeEach
    void open() {
        database = Databases.POSTGRESQL.open();
        database.jdbc().sql("create table piece (number integer)").update();
        lease = acquire();
        followed = RunLock.follow(database.dataSource(), note(), lease.lease());
        engine = new Engine(database.dataSource(), new WriteTurn(false, followed::confirm, stop));
        repository = engine.repository();
    }

    @AfterEach
    void close() {
        engine.close();
        lease.close();
        database.close();
    }

    private LeaseNote note() {
        Properties machine = new Properties();
        machine.setProperty("ajantasa.database.url", database.url());
        return new LeaseNote(new Installation(home, home, machine));
    }

    private RunLock acquire() {
        return RunLock.acquire(database.dataSource(), note());
    }

    @Test
    void takesAPartitionUpWhereItWasLeft() {
        StepExecution step = handedOut();
        assertThat(turn(number -> number == 1 ? stop::ask : () -> {}).work(step))
                .isEqualTo(PartTurn.End.STOPPED);
        assertThat(stored(step).getStatus()).isEqualTo(BatchStatus.STARTED);
        assertThat(written()).isEqualTo("0 1");

        StopSignal never = new StopSignal();
        engine = engine.under(new WriteTurn(false, followed::confirm, never));
        assertThat(turn(number -> () -> {}).work(stored(step))).isEqualTo(PartTurn.End.DONE);
        assertThat(stored(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(written()).isEqualTo("0 1 2");
    }

    @Test
    void writesNothingMoreOnceTheLeaseOfTheRunIsAnothersOrGivenBack() {
        StepExecution step = handedOut();
        PartTurn zombie = turn(number -> number == 1 ? this::takeLease : () -> {});
        assertThat(zombie.work(step)).isEqualTo(PartTurn.End.TAKEN);
        assertThat(written()).isEqualTo("0");
        assertThat(stored(step).getStatus()).isEqualTo(BatchStatus.STARTED);
        assertThat(next(step)).isEqualTo(1);
        lease.close();
        assertThatThrownBy(followed::confirm).isInstanceOf(Locked.class);
    }

    @Test
    void confirmsALeaseNoLongerThanItsOwnerHasIt() {
        followed.confirm();
        lease.close();
        assertThatThrownBy(followed::confirm).isInstanceOf(Locked.class);
    }

    @Test
    void writesNeitherRowsNorPositionOfAPartitionThatAnotherProcessHas() {
        StepExecution step = handedOut();
        PartTurn zombie = turn(number -> number == 1 ? this::takeOver : () -> {});
        assertThat(zombie.work(step)).isEqualTo(PartTurn.End.TAKEN);
        assertThat(written()).isEqualTo("0");
        assertThat(stored(step).getStatus()).isEqualTo(BatchStatus.STARTED);
        assertThat(next(step)).isEqualTo(1);
    }

    /** It was taken over between the look at it and the first word of it. */
    @Test
    void leavesAPartitionAloneThatAnotherProcessWasQuickerToTake() {
        StepExecution step = handedOut();
        takeOver();
        assertThat(turn(number -> () -> {}).work(step)).isEqualTo(PartTurn.End.TAKEN);
        assertThat(written()).isEmpty();
    }

    @Test
    void leavesAPartitionThatCannotBeDoneAtItsLastCommit() {
        StepExecution step = handedOut();
        PartTurn failing = turn(number -> () -> {
            if (number == 1) {
                throw new IllegalStateException("a bug");
            }
        });
        assertThat(failing.work(step)).isEqualTo(PartTurn.End.FAILED);
        assertThat(stored(step).getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(next(step)).isEqualTo(1);
        assertThat(turn(number -> () -> {}).work(stored(step))).isEqualTo(PartTurn.End.DONE);
        assertThat(written()).isEqualTo("0 1 2");
    }

    private void takeLease() {
        elsewhere(() -> database.jdbc()
                .sql("update run_lock set owner = 'elsewhere 7 1', token = token + 1")
                .update());
    }

    /** As an engine does that begins it. */
    private void takeOver() {
        elsewhere(() -> database.jdbc()
                .sql("update batch_step_execution set version = version + 1")
                .update());
    }

    /** In other transactions than that of the piece it is called in. */
    private static void elsewhere(Runnable work) {
        Thread other = new Thread(work);
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StepExecution handedOut() {
        JobExecution execution =
                repository.createJobExecution(repository.createJobInstance("work", RUN), RUN, new ExecutionContext());
        execution.setStatus(BatchStatus.STARTED);
        repository.update(execution);
        StepExecution step = repository.createStepExecution("pieces-part:000000", execution);
        step.getExecutionContext().putInt("first", 0);
        step.getExecutionContext().putInt("last", PIECES);
        repository.updateExecutionContext(step);
        return stored(step);
    }

    private StepExecution stored(StepExecution step) {
        return Objects.requireNonNull(repository.getStepExecution(step.getId()));
    }

    private int next(StepExecution step) {
        return stored(step).getExecutionContext().getInt("next");
    }

    /** A turn whose pieces write their number, after what happens meanwhile. */
    private PartTurn turn(StepFactory.Piece meanwhile) {
        return new PartTurn(repository, engine.steps().part("pieces", number -> {
            Runnable happens = meanwhile.prepare(number);
            return () -> {
                happens.run();
                database.jdbc()
                        .sql("insert into piece values (?)")
                        .param(number)
                        .update();
            };
        }));
    }

    private String written() {
        return String.join(
                " ",
                database.jdbc()
                        .sql("select number from piece order by number")
                        .query(String.class)
                        .list());
    }
}

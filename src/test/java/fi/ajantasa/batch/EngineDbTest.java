package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.StepFactory.Share;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** F139, moment by moment: what a process can leave of a job when it dies between two writes of the engine. */
@ParameterizedClass
@EnumSource
class EngineDbTest {
    private static final int PIECES = 6;
    private static final JobParameters RUN =
            new JobParametersBuilder().addString("run", "R-1").toJobParameters();

    @Parameter
    Databases databases;

    private TestDatabase database;
    private Engine engine;
    private final ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    private final Set<Integer> broken = new ConcurrentSkipListSet<>();

    @BeforeEach
    void open() {
        database = databases.open();
        engine = new Engine(database.dataSource(), new WriteTurn(database.isFile(), () -> {}, new StopSignal()));
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    @Test
    void startsAnInstanceWhoseExecutionWasNeverMade() {
        engine.repository().createJobInstance("work", RUN);
        assertThat(run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
        everyPieceIsDoneOnce();
    }

    @Test
    void continuesAnExecutionThatNeverBeganAStep() {
        JobInstance instance = engine.repository().createJobInstance("work", RUN);
        engine.repository().createJobExecution(instance, RUN, new ExecutionContext());
        assertThat(run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
        everyPieceIsDoneOnce();
    }

    @Test
    void givesAWorkerThatNeverGotItsShareThatShare() {
        JobInstance instance = engine.repository().createJobInstance("work", RUN);
        JobExecution dead = engine.repository().createJobExecution(instance, RUN, new ExecutionContext());
        engine.repository().createStepExecution("pieces", dead);
        engine.repository().createStepExecution("pieces-part:000002", dead);
        assertThat(run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
        everyPieceIsDoneOnce();
    }

    @Test
    void continuesAWorkerWhereItStoodWhenItsNextExecutionNeverGotThatPosition() {
        broken.add(3);
        assertThat(run().getStatus()).isEqualTo(BatchStatus.FAILED);
        JobRepository repository = engine.repository();
        JobInstance instance = repository.getJobInstance("work", RUN);
        JobExecution dead = repository.createJobExecution(instance, RUN, new ExecutionContext());
        repository.createStepExecution("pieces", dead);
        repository.createStepExecution("pieces-part:000002", dead);
        broken.clear();
        assertThat(run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
        everyPieceIsDoneOnce();
    }

    @Test
    void continuesAfterACommitOfWhichNobodyKnowsWhetherItTookPlace() {
        broken.add(3);
        run();
        database.jdbc()
                .sql("update batch_step_execution set status = 'UNKNOWN' where status = 'FAILED'")
                .update();
        database.jdbc().sql("update batch_job_execution set status = 'UNKNOWN'").update();
        broken.clear();
        assertThat(run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
        everyPieceIsDoneOnce();
    }

    /** The process died after its run was closed and before its job was. */
    @Test
    void marksWhatNobodyWillContinueAsFailed() {
        JobInstance instance = engine.repository().createJobInstance("work", RUN);
        JobExecution dead = engine.repository().createJobExecution(instance, RUN, new ExecutionContext());
        engine.repository().createStepExecution("pieces", dead);
        engine.recover();
        assertThat(database.jdbc()
                        .sql("select status from batch_job_execution union all select status from batch_step_execution")
                        .query(String.class)
                        .list())
                .containsOnly("FAILED");
    }

    private void everyPieceIsDoneOnce() {
        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, PIECES).boxed().toList());
    }

    private JobExecution run() {
        return engine.run(job(), "R-1");
    }

    private Job job() {
        return new JobBuilder("work", engine.repository())
                .start(engine.steps()
                        .shared("pieces", () -> List.of(new Share(0, 2), new Share(2, PIECES)), this::piece))
                .build();
    }

    private Runnable piece(int number) {
        return () -> {
            if (broken.contains(number)) {
                throw new IllegalStateException("broken on purpose");
            }
            done.add(number);
        };
    }
}

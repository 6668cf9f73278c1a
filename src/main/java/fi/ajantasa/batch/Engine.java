package fi.ajantasa.batch;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The running Spring Batch engine: starts jobs built from definitions and continues those a dead process left. */
final class Engine implements AutoCloseable {
    /** The parameter by which a job is that of a run. */
    static final String RUN = "run";

    private final ConfigurableApplicationContext context;
    private final WriteTurn turn;

    /** @param turn how transactions that write follow each other */
    Engine(DataSource dataSource, WriteTurn turn) {
        this.turn = turn;
        listenToLibraries();
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        beans.getBeanFactory().registerSingleton("dataSource", dataSource);
        beans.register(BatchConfiguration.class);
        beans.refresh();
        this.context = beans;
    }

    /** What libraries say to the runtime's own logging goes where our log goes, and by its settings. */
    private static void listenToLibraries() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    private Engine(ConfigurableApplicationContext context, WriteTurn turn) {
        this.context = context;
        this.turn = turn;
    }

    /** The same engine for transactions that follow each other otherwise; it is closed with this one. */
    Engine under(WriteTurn other) {
        return new Engine(context, other);
    }

    StepFactory steps() {
        return new StepFactory(
                repository(),
                context.getBean(PlatformTransactionManager.class),
                context.getBean(TaskExecutor.class),
                turn);
    }

    JobRepository repository() {
        return context.getBean(JobRepository.class);
    }

    /** Works in a transaction of its own. */
    TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /**
     * Starts the job for this run, or continues it where its last execution stopped. The caller holds the lease, so an
     * execution that still looks alive belongs to a dead process and is recovered first.
     */
    JobExecution run(Job job, String run) {
        recover(job.getName(), run);
        try {
            return context.getBean(JobOperator.class).start(job, parameters(run));
        } catch (JobInstanceAlreadyCompleteException
                | JobExecutionAlreadyRunningException
                | InvalidJobParametersException
                | JobRestartException e) {
            throw new IllegalStateException(
                    "run " + run + " cannot be started: " + e.getClass().getSimpleName(), e);
        }
    }

    /** Whether the run's job of this name came to its end. */
    boolean isComplete(String job, String run) {
        JobInstance instance = repository().getJobInstance(job, parameters(run));
        JobExecution last = instance == null ? null : repository().getLastJobExecution(instance);
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }

    /** Marks whatever looks as if it ran as failed; the caller holds the lease, so all of it is a dead process's. */
    void recover() {
        repository()
                .getJobNames()
                .forEach(job -> repository().findRunningJobExecutions(job).forEach(this::recover));
    }

    private void recover(JobExecution execution) {
        execution.getStepExecutions().stream()
                .filter(StepFactory::neverGotItsShare)
                .forEach(repository()::deleteStepExecution);
        context.getBean(JobOperator.class).recover(reread(execution));
    }

    /** Makes what a dead process left of the run's job fit to be continued. */
    private void recover(String job, String run) {
        JobInstance instance = repository().getJobInstance(job, parameters(run));
        if (instance == null) {
            return;
        }
        List<JobExecution> executions = repository().getJobExecutions(instance);
        if (executions.isEmpty()) {
            repository().deleteJobInstance(instance);
        }
        for (JobExecution execution : executions) {
            if (execution.isRunning()) {
                recover(execution);
            } else if (execution.getStatus() != BatchStatus.COMPLETED) {
                resolve(execution);
            }
        }
    }

    /**
     * When a commit fails the engine does not know whether it took place, or that a step of an ended execution was never
     * begun, and refuses to go on. The database knows: rows and restart position are one transaction.
     */
    private void resolve(JobExecution execution) {
        execution.getStepExecutions().stream()
                .filter(step -> step.getStatus() == BatchStatus.UNKNOWN
                        || step.getStatus().isRunning())
                .forEach(this::resolve);
        if (execution.getStatus() == BatchStatus.UNKNOWN) {
            execution.setStatus(BatchStatus.FAILED);
            repository().update(execution);
        }
    }

    private void resolve(StepExecution step) {
        if (StepFactory.neverGotItsShare(step)) {
            repository().deleteStepExecution(step);
        } else {
            step.setStatus(BatchStatus.FAILED);
            step.setExitStatus(ExitStatus.FAILED);
            repository().update(step);
        }
    }

    /** Gives up what is left of the run's job of this name, so that nothing ever continues it. */
    void abandon(String job, String run) {
        JobInstance instance = repository().getJobInstance(job, parameters(run));
        List<JobExecution> executions =
                instance == null ? List.of() : repository().getJobExecutions(instance);
        for (JobExecution execution : executions) {
            BatchStatus status = execution.getStatus();
            if (status != BatchStatus.COMPLETED && status != BatchStatus.ABANDONED) {
                abandon(reread(execution));
            }
        }
    }

    private void abandon(JobExecution execution) {
        try {
            context.getBean(JobOperator.class).abandon(execution);
        } catch (JobExecutionAlreadyRunningException e) {
            throw new IllegalStateException("execution " + execution.getId() + " was not recovered", e);
        }
    }

    private JobExecution reread(JobExecution execution) {
        return Objects.requireNonNull(repository().getJobExecution(execution.getId()));
    }

    private static JobParameters parameters(String run) {
        return new JobParametersBuilder().addString(RUN, run).toJobParameters();
    }

    @Override
    public void close() {
        context.close();
    }
}

package fi.ajantasa.batch;

import javax.sql.DataSource;
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
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The running Spring Batch engine: starts jobs built from definitions and continues those a dead process left. */
final class Engine implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    Engine(DataSource dataSource) {
        this.context = new SpringApplicationBuilder(BatchConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(it -> it.getBeanFactory().registerSingleton("dataSource", dataSource))
                .run();
    }

    StepFactory steps() {
        return new StepFactory(
                repository(), context.getBean(PlatformTransactionManager.class), context.getBean(TaskExecutor.class));
    }

    JobRepository repository() {
        return context.getBean(JobRepository.class);
    }

    /**
     * Starts the job for this run, or continues it where its last execution stopped. The caller holds the lease, so an
     * execution that still looks alive belongs to a dead process and is recovered first.
     */
    JobExecution run(Job job, String run) {
        JobOperator operator = context.getBean(JobOperator.class);
        JobParameters parameters =
                new JobParametersBuilder().addString("run", run).toJobParameters();
        recover(operator, job, parameters);
        try {
            return operator.start(job, parameters);
        } catch (JobInstanceAlreadyCompleteException
                | JobExecutionAlreadyRunningException
                | InvalidJobParametersException
                | JobRestartException e) {
            throw new IllegalStateException(
                    "run " + run + " cannot be started: " + e.getClass().getSimpleName(), e);
        }
    }

    private void recover(JobOperator operator, Job job, JobParameters parameters) {
        JobInstance instance = repository().getJobInstance(job.getName(), parameters);
        if (instance == null) {
            return;
        }
        for (JobExecution execution : repository().getJobExecutions(instance)) {
            if (execution.isRunning()) {
                operator.recover(execution);
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

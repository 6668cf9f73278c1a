package fi.ajantasa.batch;

import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The Spring Batch engine over our own database: metadata and business rows share one data source, so a chunk's rows
 * and its restart position are one transaction.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository
class BatchConfiguration {
    /** As many as there are processors: one more made a night on H2 a tenth slower in the one run tried. */
    static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    SimpleAsyncTaskExecutor workers() {
        SimpleAsyncTaskExecutor workers = new SimpleAsyncTaskExecutor("worker-");
        workers.setConcurrencyLimit(WORKERS);
        return workers;
    }
}

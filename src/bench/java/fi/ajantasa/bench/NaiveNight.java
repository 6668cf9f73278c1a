package fi.ajantasa.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.separator.DefaultRecordSeparatorPolicy;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What a typical team writes: a flat file reader, one look-up per row, a batch writer, chunks of 1,000, one thread. */
final class NaiveNight {
    private static final int CHUNK = 1_000;

    private final HikariDataSource source;
    private final JdbcTemplate template;
    private final List<String> columns;
    private final int hetu;

    private NaiveNight(HikariDataSource source, List<String> columns) {
        this.source = source;
        this.template = new JdbcTemplate(source);
        this.columns = columns;
        this.hetu = columns.indexOf("hetu");
    }

    /** {@code SET WORK URL ROWS}: the first rows of the second delivery against the state after the first. */
    public static void main(String[] arguments) throws Exception {
        Path delivery = new Deliveries(Path.of(arguments[0])).main(2);
        try (HikariDataSource source = PlainTables.open(arguments[2])) {
            NaiveNight night = new NaiveNight(source, Deliveries.columns(delivery));
            PlainTables.load(source, "customer", Path.of(arguments[1]).resolve("known.csv"), List.of("number", "hetu"));
            JobRepository repository = night.repository();
            Job job = night.job(repository, delivery, Integer.parseInt(arguments[3]));
            JobParameters none = new JobParameters();
            JobExecution execution = repository.createJobExecution(
                    repository.createJobInstance(job.getName(), none), none, new ExecutionContext());
            Stopwatch stopwatch = new Stopwatch();
            job.execute(execution);
            double seconds = stopwatch.seconds();
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException("the naive night ended " + execution.getExitStatus());
            }
            StepExecution step = execution.getStepExecutions().iterator().next();
            Stopwatch.print(seconds, step.getReadCount());
        }
    }

    private Job job(JobRepository repository, Path delivery, int rows) {
        return new JobBuilder("naive", repository)
                .start(new StepBuilder("night", repository)
                        .<String[], String[]>chunk(CHUNK)
                        .transactionManager(new JdbcTransactionManager(source))
                        .reader(reader(delivery, rows))
                        .processor(this::changed)
                        .writer(new JdbcBatchItemWriterBuilder<String[]>()
                                .dataSource(source)
                                .sql(update())
                                .itemPreparedStatementSetter((row, statement) -> {
                                    for (int i = 0; i < row.length; i++) {
                                        statement.setString(i + 1, row[i]);
                                    }
                                    statement.setString(row.length + 1, row[hetu]);
                                })
                                .build())
                        .build())
                .build();
    }

    private FlatFileItemReader<String[]> reader(Path delivery, int rows) {
        return new FlatFileItemReaderBuilder<String[]>()
                .name("population")
                .resource(new FileSystemResource(delivery))
                .encoding("UTF-8")
                .linesToSkip(1)
                .recordSeparatorPolicy(new DefaultRecordSeparatorPolicy())
                .delimited(lines -> lines.delimiter(";").names(columns.toArray(String[]::new)))
                .fieldSetMapper(FieldSet::getValues)
                .maxItemCount(rows)
                .build();
    }

    /** The row with the known values where it has none of its own, or null if it says nothing new or is of nobody. */
    private String @Nullable [] changed(String[] row) {
        List<String[]> known = template.query(
                "SELECT " + String.join(", ", columns) + " FROM customer WHERE hetu = ?",
                (result, number) -> {
                    String[] values = new String[columns.size()];
                    for (int i = 0; i < values.length; i++) {
                        String value = result.getString(i + 1);
                        values[i] = value == null ? "" : value;
                    }
                    return values;
                },
                row[hetu]);
        if (known.isEmpty()) {
            return null;
        }
        String[] merged = row.clone();
        for (int i = 0; i < merged.length; i++) {
            merged[i] = merged[i].isEmpty() ? known.get(0)[i] : merged[i];
        }
        return Arrays.equals(merged, known.get(0)) ? null : merged;
    }

    private String update() {
        return columns.stream()
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", ", "UPDATE customer SET ", " WHERE hetu = ?"));
    }

    private JobRepository repository() throws Exception {
        String vendor = source.getJdbcUrl().startsWith("jdbc:h2") ? "h2" : "postgresql";
        for (String script : List.of("schema-drop-", "schema-")) {
            ResourceDatabasePopulator populator = new ResourceDatabasePopulator(
                    new ClassPathResource("org/springframework/batch/core/" + script + vendor + ".sql"));
            populator.setIgnoreFailedDrops(true);
            populator.execute(source);
        }
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(new JdbcTransactionManager(source));
        factory.afterPropertiesSet();
        return factory.getObject();
    }
}

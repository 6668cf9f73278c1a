package fi.ajantasa.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** One database of a test, with its address for tests that start the product on it; close it after the test. */
public final class TestDatabase implements AutoCloseable {
    private static final String EMBEDDED_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LAZY_QUERY_EXECUTION=1";
    private final String url;
    private final @Nullable Path folder;
    private final HikariDataSource dataSource;

    private TestDatabase(String url, String user, @Nullable Path folder) {
        this.url = url;
        this.folder = folder;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        this.dataSource = new HikariDataSource(config);
    }

    static TestDatabase file(Path folder) {
        return new TestDatabase("jdbc:h2:file:" + folder.resolve("ajantasa") + EMBEDDED_OPTIONS, "ajantasa", folder);
    }

    static TestDatabase server(EmbeddedPostgres server, String name) {
        return new TestDatabase(server.getJdbcUrl("postgres", name), "postgres", null);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** Runs things in one transaction, as a step of the product does. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    public String url() {
        return url;
    }

    public boolean isFile() {
        return folder != null;
    }

    /** The folder of the H2 file; a database on a server has none. */
    public Path folder() {
        if (folder == null) {
            throw new IllegalStateException("a database on a server has no folder");
        }
        return folder;
    }

    void migrate() {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/all", "classpath:db/migration/h2")
                .load()
                .migrate();
    }

    /** Closes the connections and, with the last of them, the H2 file; the file itself stays. */
    public void closeConnections() {
        dataSource.close();
    }

    @Override
    public void close() {
        dataSource.close();
        if (folder != null) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package fi.ajantasa.batch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The open database of an installation: an H2 file in the home folder, or the PostgreSQL its settings name. */
public final class Database implements AutoCloseable {
    /** WRITE_DELAY=0: with the default of 500 ms a killed process loses acknowledged commits (measured). */
    private static final String EMBEDDED_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LAZY_QUERY_EXECUTION=1";

    private static final int H2_FILE_IN_USE = 90020;
    private final HikariDataSource dataSource;

    private Database(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws DatabaseUnavailable when it cannot be reached, or another process holds the embedded file
     */
    public static Database open(Installation installation) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(installation));
        config.setUsername(installation.machine().getProperty("ajantasa.database.user", "ajantasa"));
        config.setPassword(installation.machine().getProperty("ajantasa.database.password", ""));
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        HikariDataSource dataSource = openPool(config);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/all", "classpath:db/migration/" + vendor(config.getJdbcUrl()))
                .load()
                .migrate();
        return new Database(dataSource);
    }

    private static HikariDataSource openPool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            boolean inUse = e.getCause() instanceof SQLException cause && cause.getErrorCode() == H2_FILE_IN_USE;
            throw new DatabaseUnavailable(inUse);
        }
    }

    static boolean isEmbedded(Installation installation) {
        return installation.machine().getProperty("ajantasa.database.url") == null;
    }

    static Path embeddedFile(Installation installation) {
        return installation.home().resolve("db").resolve("ajantasa.mv.db");
    }

    private static String url(Installation installation) {
        String embedded = "jdbc:h2:file:" + installation.home().resolve("db").resolve("ajantasa") + EMBEDDED_OPTIONS;
        return installation.machine().getProperty("ajantasa.database.url", embedded);
    }

    private static String vendor(String url) {
        return url.startsWith("jdbc:postgresql:") ? "postgresql" : "h2";
    }

    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}

package fi.ajantasa.batch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open database of an installation: an H2 file in the home folder, or the PostgreSQL its settings name. */
public final class Database implements AutoCloseable {
    /**
     * WRITE_DELAY=0: with the default of 500 ms a killed process loses acknowledged commits (measured).
     * TRACE_LEVEL_FILE=0: the trace file would quote the rows of failed statements.
     */
    private static final String EMBEDDED_OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LAZY_QUERY_EXECUTION=1;TRACE_LEVEL_FILE=0";

    /** The last migration: when it is there, Flyway need not compare them all at each start (0.7 s). */
    static final String LATEST_MIGRATION = "11";

    static {
        // H2 keeps every value it makes in a shared cache of soft references: a fifth of a night's processor time.
        System.setProperty("h2.objectCache", "false");
    }

    private static final int H2_FILE_IN_USE = 90020;
    private final HikariDataSource dataSource;

    private Database(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws Locked when another process has the lease, and the embedded file open
     * @throws DatabaseUnavailable when it cannot be reached, is held by another process or of another version
     */
    public static Database open(Installation installation) {
        if (isEmbedded(installation) && !Files.exists(embeddedFile(installation))) {
            create(installation);
        }
        Database database = new Database(connect(installation, url(installation, "ajantasa")));
        boolean open = false;
        try {
            migrate(database.dataSource);
            open = true;
            return database;
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    /**
     * Opens the database as it is, for looking at it: its tables may be older or newer than this program's.
     *
     * @throws DatabaseUnavailable when it cannot be reached, or is held by another process
     */
    public static Database openAsItIs(Installation installation) {
        return new Database(connect(installation, url(installation, "ajantasa")));
    }

    /** Whether its tables are those of this program. */
    public boolean isUpToDate() {
        return isUpToDate(dataSource);
    }

    /** A new embedded database appears whole, or not at all: its tables are not made in one transaction. */
    private static void create(Installation installation) {
        String name = "ajantasa-new";
        try (HikariDataSource dataSource = connect(installation, url(installation, name))) {
            JdbcClient.create(dataSource).sql("drop all objects").update();
            migrate(dataSource);
        }
        Path file = embeddedFile(installation);
        try {
            Files.move(file.resolveSibling(name + ".mv.db"), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource connect(Installation installation, String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(installation.machine().getProperty("ajantasa.database.user", "ajantasa"));
        config.setPassword(installation.machine().getProperty("ajantasa.database.password", ""));
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            boolean inUse = e.getCause() instanceof SQLException cause && cause.getErrorCode() == H2_FILE_IN_USE;
            if (inUse) {
                new LeaseNote(installation).findHolder().ifPresent(it -> {
                    throw it;
                });
            }
            throw inUse ? DatabaseUnavailable.held() : DatabaseUnavailable.notReached();
        }
    }

    private static void migrate(HikariDataSource dataSource) {
        if (isUpToDate(dataSource)) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations(
                            "classpath:db/migration/all", "classpath:db/migration/" + vendor(dataSource.getJdbcUrl()))
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw DatabaseUnavailable.ofAnotherVersion();
        }
    }

    private static boolean isUpToDate(HikariDataSource dataSource) {
        try {
            return JdbcClient.create(dataSource)
                    .sql("select count(*) from \"flyway_schema_history\" where \"version\" = ? and \"success\"")
                    .param(LATEST_MIGRATION)
                    .query(Integer.class)
                    .single()
                    .equals(1);
        } catch (BadSqlGrammarException noTablesYet) {
            return false;
        }
    }

    static boolean isEmbedded(Installation installation) {
        return installation.machine().getProperty("ajantasa.database.url") == null;
    }

    static Path embeddedFile(Installation installation) {
        return installation.home().resolve("db").resolve("ajantasa.mv.db");
    }

    private static String url(Installation installation, String name) {
        String embedded = "jdbc:h2:file:" + installation.home().resolve("db").resolve(name) + EMBEDDED_OPTIONS;
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

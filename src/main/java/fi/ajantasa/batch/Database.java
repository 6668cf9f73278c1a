package fi.ajantasa.batch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import fi.ajantasa.source.Transcripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open database of an installation: an H2 file in the home folder, or the PostgreSQL its settings name. */
public final class Database implements AutoCloseable {
    /**
     * WRITE_DELAY=0: with the default of 500 ms a killed process loses acknowledged commits (measured).
     * TRACE_LEVEL_FILE=0: the trace file would quote the rows of failed statements.
     */
    private static final String EMBEDDED_OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LAZY_QUERY_EXECUTION=1;TRACE_LEVEL_FILE=0";

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
     * Opens the database for everything but migrating. The embedded one is brought up to date by itself; one on a server is
     * migrated by a person, under a role of its own.
     *
     * @throws Locked when another process has the lease, and the embedded file open
     * @throws DatabaseUnavailable when it cannot be reached, is held by another process, not migrated or of another version
     * @throws ErasuresLost when the journal tells of erasures that it lacks
     */
    public static Database open(Installation installation) {
        boolean embedded = isEmbedded(installation);
        if (embedded && !Files.exists(embeddedFile(installation))) {
            create(installation);
        }
        Database database = connect(installation, Login.ofRuns(installation));
        boolean open = false;
        try {
            Migrations migrations = database.migrations();
            boolean done = migrations.areDone();
            if (!done && !embedded) {
                throw DatabaseUnavailable.notMigrated();
            } else if (!done) {
                migrations.migrate();
            }
            new ErasedQuery(installation, database.dataSource).confirm();
            open = true;
            return database;
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    /** Opens the database as it is, for whoever looks after its tables. */
    static Database connect(Installation installation, Login login) {
        return new Database(connect(installation, login, url(installation, "ajantasa")));
    }

    /**
     * Opens the database as it is, for looking at it: its tables may be older or newer than this program's.
     *
     * @throws DatabaseUnavailable when it cannot be reached, or is held by another process
     */
    public static Database openAsItIs(Installation installation) {
        return connect(installation, Login.ofRuns(installation));
    }

    /** Whether its tables are those of this program. */
    public boolean isUpToDate() {
        return migrations().areDone();
    }

    /** A new embedded database appears whole, or not at all: its tables are not made in one transaction. */
    private static void create(Installation installation) {
        String name = "ajantasa-new";
        own(installation.home().resolve("db"));
        Login login = Login.ofRuns(installation);
        try (Database made = new Database(connect(installation, login, url(installation, name)))) {
            JdbcClient.create(made.dataSource).sql("drop all objects").update();
            made.migrations().migrate();
        }
        Path file = embeddedFile(installation);
        try {
            Files.move(file.resolveSibling(name + ".mv.db"), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever can read the embedded file can read what it holds. */
    private static void own(Path folder) {
        try {
            Transcripts.own(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource connect(Installation installation, Login login, String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(patience(installation).toMillis());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // A server that takes the connection and then says nothing would else be waited for without end.
        config.addDataSourceProperty("loginTimeout", patience(installation).toSeconds());
        try {
            return isEmbedded(installation) ? embedded(config) : new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw unavailable(installation, e.getCause() instanceof SQLException cause ? cause : new SQLException());
        } catch (SQLException e) {
            throw unavailable(installation, e);
        }
    }

    /** Asks for the file before the pool does, which waits for a second before it tells that it cannot have it. */
    @SuppressWarnings("try")
    private static HikariDataSource embedded(HikariConfig config) throws SQLException {
        try (Connection first =
                DriverManager.getConnection(config.getJdbcUrl(), config.getUsername(), config.getPassword())) {
            return new HikariDataSource(config);
        }
    }

    /** How long to wait for a database that does not answer. */
    private static Duration patience(Installation installation) {
        return Duration.ofSeconds(
                Long.parseLong(installation.machine().getProperty("ajantasa.database.patience", "30")));
    }

    private static RuntimeException unavailable(Installation installation, SQLException cause) {
        if (cause.getErrorCode() != H2_FILE_IN_USE) {
            return DatabaseUnavailable.notReached(Objects.requireNonNullElse(cause.getSQLState(), ""));
        }
        Optional<Locked> holder = new LeaseNote(installation).findHolder();
        return holder.isPresent() ? holder.get() : DatabaseUnavailable.held();
    }

    /**
     * Writes everything anew that is left, so that no page holds what was removed; the embedded one is closed by it. What a
     * server's own journal holds leaves with its next checkpoints.
     *
     * @return whether nothing is left; false when transactions of others on the server, begun before, may still see it
     */
    boolean compact(Installation installation) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        if (!isPostgresql()) {
            EmbeddedRebuild.of(
                    embeddedFile(installation),
                    jdbc,
                    name -> connect(installation, Login.ofRuns(installation), url(installation, name)));
            return true;
        }
        boolean done = ServerRebuild.of(dataSource, patience(installation));
        try {
            jdbc.sql("checkpoint").update();
        } catch (DataAccessException denied) {
            // Only administrators of a server may; it comes by itself within minutes.
        }
        return done;
    }

    Migrations migrations() {
        return new Migrations(dataSource, isPostgresql());
    }

    boolean isPostgresql() {
        return dataSource.getJdbcUrl().startsWith("jdbc:postgresql:");
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

    /** How many bytes it holds, 0 when it cannot be asked. */
    long size() {
        if (!isPostgresql()) {
            return 0;
        }
        try {
            return JdbcClient.create(dataSource)
                    .sql("select pg_database_size(current_database())")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException gone) {
            return 0;
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}

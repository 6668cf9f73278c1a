package fi.ajantasa.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL all programs of a session use: one of its own in the work folder, or one that is given. */
final class PostgresServer implements AutoCloseable {
    /** What a small production server would have; the commits are durable. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "shared_buffers", "1GB",
            "work_mem", "64MB",
            "maintenance_work_mem", "256MB",
            "max_wal_size", "4GB");

    private final @Nullable EmbeddedPostgres own;
    private final String url;

    private PostgresServer(@Nullable EmbeddedPostgres own, String url) {
        this.own = own;
        this.url = url;
    }

    static PostgresServer start(Path work) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(work.resolve("binaries").toFile())
                .setDataDirectory(work.resolve("data"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60));
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        return new PostgresServer(server, server.getJdbcUrl("postgres", "postgres"));
    }

    /** A server elsewhere; its URL names user and password, and the user may create databases. */
    static PostgresServer at(String url) {
        return new PostgresServer(null, url);
    }

    String url(String database) {
        return url.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
    }

    /** What the product's settings file says of this database. */
    String settings(String database) {
        StringBuilder settings = new StringBuilder("ajantasa.database.url=" + url(database) + "\n");
        Matcher login = Pattern.compile("[?&](user|password)=([^&]*)").matcher(url);
        while (login.find()) {
            settings.append("ajantasa.database." + login.group(1) + "=" + login.group(2) + "\n");
        }
        return settings.toString();
    }

    /** A new, empty database of this name, or a copy of another. */
    void create(String database, String template) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + database);
        execute("CREATE DATABASE " + database + " TEMPLATE " + template + " STRATEGY file_copy");
        execute("CHECKPOINT");
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

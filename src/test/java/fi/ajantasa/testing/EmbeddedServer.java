package fi.ajantasa.testing;

import fi.ajantasa.batch.DatabaseSetup;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.job.ExitCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The embedded PostgreSQL server of this JVM and its migrated template database; it need not outlive the machine. */
final class EmbeddedServer {
    private static final String TEMPLATE = "ajantasa_template";
    private static final EmbeddedPostgres SERVER = start();

    private EmbeddedServer() {}

    static EmbeddedPostgres server() {
        return SERVER;
    }

    static String copyOfTemplate(String name) throws SQLException {
        create(SERVER, name, TEMPLATE);
        return name;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            ProductRoles.create(server);
            Path nowhere = Path.of("target", "no-home");
            Properties settings = ProductRoles.settings(ProductRoles.createDatabase(server, TEMPLATE));
            DatabaseSetup.Outcome made = new DatabaseSetup(new Installation(nowhere, nowhere, settings)).migrate();
            if (made.code() != ExitCode.OK) {
                throw new IllegalStateException(made.lines().text());
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL does not start", e);
        }
    }

    private static void create(EmbeddedPostgres server, String name, String template) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
    }
}

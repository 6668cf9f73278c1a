package fi.ajantasa.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded PostgreSQL server of this JVM and its migrated template database. */
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
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            create(server, TEMPLATE, "template1");
            try (TestDatabase template = TestDatabase.server(server, TEMPLATE)) {
                template.migrate();
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

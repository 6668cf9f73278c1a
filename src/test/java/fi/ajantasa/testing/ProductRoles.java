package fi.ajantasa.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** The roles under which the product uses a PostgreSQL server, as its administrator makes them. */
public final class ProductRoles {
    public static final String MIGRATOR = "ajantasa_migrator";
    public static final String RUNNER = "ajantasa_runner";
    public static final String READER = "ajantasa_reader";

    private ProductRoles() {}

    /** Makes the roles on a new server. */
    public static void create(EmbeddedPostgres server) throws SQLException {
        for (String role : List.of(MIGRATOR, RUNNER, READER)) {
            execute(server, "create role " + role + " login");
        }
    }

    /** Makes an empty database that belongs to the migrator, and returns its address. */
    public static String createDatabase(EmbeddedPostgres server, String name) throws SQLException {
        execute(server, "create database " + name + " owner " + MIGRATOR);
        return server.getJdbcUrl("postgres", name);
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What the product's settings say of this database: whoever runs may only do what a runner may. */
    public static Properties settings(String url) {
        Properties settings = new Properties();
        settings.setProperty("ajantasa.database.url", url.replaceFirst("[?]user=\\w+", ""));
        settings.setProperty("ajantasa.database.user", RUNNER);
        settings.setProperty("ajantasa.database.reader.user", READER);
        settings.setProperty("ajantasa.database.migrator.user", MIGRATOR);
        return settings;
    }
}

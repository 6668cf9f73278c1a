package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.ProductRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A copy of the database of a home, to be put back later. */
record Backup(TestHome home, Databases databases, String place) {

    static Backup of(TestHome home, Databases databases, Path folder) throws IOException, SQLException {
        if (databases == Databases.H2) {
            Path copy = folder.resolve("backup.mv.db");
            Files.copy(Database.embeddedFile(home.installation()), copy);
            return new Backup(home, databases, copy.toString());
        }
        String url = url(home);
        String name = name(url);
        execute(url, "create database " + name + "_backup template " + name + " owner " + ProductRoles.MIGRATOR);
        return new Backup(home, databases, url.replace("/" + name, "/" + name + "_backup"));
    }

    /** Puts it in the place of the database, which is gone with all its files. */
    void restore() throws IOException, SQLException {
        if (databases == Databases.H2) {
            Files.copy(Path.of(place), Database.embeddedFile(home.installation()), StandardCopyOption.REPLACE_EXISTING);
        } else {
            execute(place, "drop database " + name(url(home)) + " with (force)");
            home.on(place);
            assertThat(Terminal.run(home, "db", "migrate").code()).isZero();
        }
    }

    private static String url(TestHome home) {
        return String.valueOf(home.installation().machine().getProperty("ajantasa.database.url"));
    }

    private static String name(String url) {
        return url.replaceAll(".*/(\\w+).*", "$1");
    }

    private static void execute(String url, String sql) throws SQLException {
        String server = url.replace("/" + name(url), "/postgres");
        try (Connection connection = DriverManager.getConnection(server, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package fi.ajantasa.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Tables of plain text columns for the comparators, filled from CSV files, in H2 or PostgreSQL. */
final class PlainTables {
    private PlainTables() {}

    static HikariDataSource open(String url) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        return source;
    }

    /** A table of the file's columns and rows, with a unique index on each of the named columns. */
    static void load(HikariDataSource source, String table, Path csv, List<String> unique)
            throws IOException, SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + table);
            if (source.getJdbcUrl().startsWith("jdbc:h2")) {
                statement.execute("CREATE TABLE " + table + " AS SELECT * FROM CSVREAD('" + csv
                        + "', NULL, 'charset=UTF-8 fieldSeparator=; preserveWhitespace=true')");
            } else {
                statement.execute("CREATE TABLE " + table + textColumns(csv));
                copy(connection, table, csv);
            }
            for (String column : unique) {
                statement.execute("CREATE UNIQUE INDEX " + table + "_" + column + " ON " + table + " (" + column + ")");
            }
            statement.execute("ANALYZE");
        }
    }

    static String textColumns(Path csv) throws IOException {
        return Deliveries.columns(csv).stream()
                .map(column -> column + " varchar")
                .collect(Collectors.joining(", ", " (", ")"));
    }

    static long copy(Connection connection, String target, Path csv) throws IOException, SQLException {
        try (InputStream in = Files.newInputStream(csv)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY " + target + " FROM STDIN (FORMAT csv, HEADER, DELIMITER ';', ENCODING 'UTF8')",
                            in,
                            1 << 18);
        }
    }
}

package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** The limit of a quiet night: DuckDB joins the delivery with what is known and writes every difference. */
final class DuckNight {
    private final Deliveries deliveries;
    private final Path work;

    private DuckNight(Deliveries deliveries, Path work) {
        this.deliveries = deliveries;
        this.work = work;
    }

    /** {@code prepare|night SET WORK}. */
    public static void main(String[] arguments) throws IOException, SQLException {
        DuckNight night = new DuckNight(new Deliveries(Path.of(arguments[1])), Path.of(arguments[2]));
        if (arguments[0].equals("prepare")) {
            night.prepare();
        } else {
            night.run();
        }
    }

    /** Stores the state after the first delivery, here and as files for the other comparators. */
    private void prepare() throws IOException, SQLException {
        Files.createDirectories(work);
        Files.deleteIfExists(work.resolve("known.duckdb"));
        try (Connection connection = open("known.duckdb");
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "CREATE TABLE customer AS SELECT asiakasnumero AS number, hetu FROM " + csv(deliveries.customers())
                            + " WHERE hetu IS NOT NULL",
                    "CREATE TABLE known AS SELECT c.number, p.* FROM " + csv(deliveries.main(1))
                            + " p JOIN customer c USING (hetu) ORDER BY c.number",
                    "CREATE TABLE known_detail AS SELECT p.* FROM " + csv(deliveries.detail(1))
                            + " p JOIN customer c USING (hetu)",
                    "COPY customer TO '" + work.resolve("customers.csv") + "' (HEADER, DELIMITER ';')",
                    "COPY known TO '" + work.resolve("known.csv") + "' (HEADER, DELIMITER ';')")) {
                statement.execute(sql);
            }
        }
    }

    private void run() throws IOException, SQLException {
        Files.copy(work.resolve("known.duckdb"), work.resolve("night.duckdb"), StandardCopyOption.REPLACE_EXISTING);
        Stopwatch stopwatch = new Stopwatch();
        long changed;
        try (Connection connection = open("night.duckdb");
                Statement statement = connection.createStatement()) {
            List<String> columns = Deliveries.columns(deliveries.main(2)).stream()
                    .filter(column -> !column.equals("hetu"))
                    .toList();
            changed = statement.executeUpdate(difference(columns));
            statement.executeUpdate(update(columns));
            statement.executeUpdate("CREATE TABLE difference_detail AS SELECT d.* FROM " + csv(deliveries.detail(2))
                    + " d JOIN known USING (hetu) EXCEPT SELECT * FROM known_detail");
        }
        Stopwatch.print(stopwatch.seconds(), changed);
    }

    /** An empty cell was not delivered and so is no difference. */
    private String difference(List<String> columns) {
        String differs = columns.stream()
                .map(column -> "(n." + column + " IS NOT NULL AND n." + column + " IS DISTINCT FROM k." + column + ")")
                .collect(Collectors.joining(" OR "));
        return "CREATE TABLE difference AS SELECT k AS known_before, n.* FROM " + csv(deliveries.main(2))
                + " n JOIN known k USING (hetu) WHERE " + differs;
    }

    private static String update(List<String> columns) {
        return columns.stream()
                .map(column -> column + " = coalesce(d." + column + ", known." + column + ")")
                .collect(Collectors.joining(", ", "UPDATE known SET ", " FROM difference d WHERE d.hetu = known.hetu"));
    }

    private Connection open(String file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + work.resolve(file));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
        }
        return connection;
    }

    private static String csv(Path file) {
        return "read_csv('" + file + "', delim = ';', quote = '\"', escape = '\"', header = true, all_varchar = true)";
    }
}

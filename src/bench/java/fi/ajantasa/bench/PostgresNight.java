package fi.ajantasa.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The limit of a first load: COPY to staging, then facts, audit entries and customers by one statement each. */
final class PostgresNight {
    private static final List<String> SCHEMA = List.of(
            "DROP TABLE IF EXISTS customer, fact, audit_entry, staging_main, staging_detail",
            "CREATE TABLE fact (customer_id integer, extract_id integer, row_number bigint, claims varchar NOT NULL,"
                    + " PRIMARY KEY (customer_id, extract_id, row_number))",
            "CREATE TABLE audit_entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, run_id varchar NOT NULL,"
                    + " kind varchar NOT NULL, customer_id integer NOT NULL, at timestamptz NOT NULL,"
                    + " actor varchar NOT NULL, purpose varchar NOT NULL, body varchar NOT NULL)",
            "CREATE TABLE customer (id integer GENERATED ALWAYS AS IDENTITY, number varchar, hetu varchar,"
                    + " version integer DEFAULT 0, held varchar)");

    private static final List<String> CUSTOMERS_READY = List.of(
            "ALTER TABLE customer ADD PRIMARY KEY (id)",
            "CREATE UNIQUE INDEX customer_hetu ON customer (hetu)",
            "VACUUM ANALYZE customer",
            "CHECKPOINT");

    private PostgresNight() {}

    /** {@code SET WORK URL}: the first delivery into a database that knows the customers' identity codes only. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Deliveries deliveries = new Deliveries(Path.of(arguments[0]));
        try (HikariDataSource source = PlainTables.open(arguments[2]);
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            execute(statement, SCHEMA);
            PlainTables.copy(
                    connection, "customer (number, hetu)", Path.of(arguments[1]).resolve("customers.csv"));
            execute(statement, CUSTOMERS_READY);
            Stopwatch stopwatch = new Stopwatch();
            connection.setAutoCommit(false);
            long rows = stage(connection, statement, "main", 1, deliveries.main(1));
            stage(connection, statement, "detail", rows + 1, deliveries.detail(1));
            long changed = execute(statement, night(rows));
            connection.commit();
            Stopwatch.print(stopwatch.seconds(), changed);
        }
    }

    private static long stage(Connection connection, Statement statement, String file, long firstRow, Path csv)
            throws IOException, SQLException {
        String table = "staging_" + file;
        statement.execute("CREATE UNLOGGED TABLE " + table + PlainTables.textColumns(csv));
        statement.execute("ALTER TABLE " + table + " ADD row_number bigint GENERATED ALWAYS AS IDENTITY (START WITH "
                + firstRow + " CACHE 1000)");
        long rows = PlainTables.copy(connection, table + " (" + String.join(", ", Deliveries.columns(csv)) + ")", csv);
        statement.execute("ANALYZE " + table);
        return rows;
    }

    /** The facts' rows up to the given one are of the main file: one per linked customer. */
    private static List<String> night(long rows) {
        String ofMain = " FROM fact WHERE row_number <= " + rows;
        return List.of(
                fact("main"),
                fact("detail"),
                "INSERT INTO audit_entry (run_id, kind, customer_id, at, actor, purpose, body)"
                        + " SELECT 'R-1', 'change', customer_id, now(), 'rule', 'customer-care', claims" + ofMain,
                "UPDATE customer SET held = claims, version = version + 1" + ofMain + " AND id = customer_id");
    }

    private static String fact(String file) {
        return "INSERT INTO fact SELECT c.id, 1, s.row_number, json_strip_nulls(row_to_json(s))::varchar FROM staging_"
                + file + " s JOIN customer c USING (hetu) ORDER BY c.id, s.row_number";
    }

    /** Runs all of them and returns how many rows the last one touched. */
    private static long execute(Statement statement, List<String> all) throws SQLException {
        long rows = 0;
        for (String sql : all) {
            rows = statement.execute(sql) ? 0 : statement.getUpdateCount();
        }
        return rows;
    }
}

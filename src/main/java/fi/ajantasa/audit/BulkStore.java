package fi.ajantasa.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes many rows in the caller's transaction in the fastest way the database offers: one statement over arrays on
 * PostgreSQL, batched statements on H2. Give the rows in key order (H2 is eight times slower otherwise).
 */
public final class BulkStore {
    private static final String POSTGRESQL = "PostgreSQL";
    private static final int BATCH = 1000;
    private final JdbcTemplate jdbc;

    public BulkStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Inserts the rows. */
    public void insert(String table, Rows rows) {
        String names = "(" + String.join(", ", rows.columns()) + ")";
        String values = String.join(", ", Collections.nCopies(rows.columns().size(), "?"));
        write(
                "insert into " + table + names + " values (" + values + ")",
                "insert into " + table + names + " select * from unnest(" + values + ")",
                rows);
    }

    /**
     * Inserts, updates or deletes by a statement of the caller's, once in each dialect.
     *
     * @param perRow for H2: run once per row, whose values are its parameters {@code ?1}, {@code ?2}, …
     * @param setBased for PostgreSQL: run once, with one array per column as its parameters, for {@code unnest(?, ?, …)}
     */
    public void write(String perRow, String setBased, Rows rows) {
        if (!rows.isEmpty()) {
            jdbc.execute((Connection connection) -> isPostgresql(connection)
                    ? update(connection, setBased, rows)
                    : batch(connection, perRow, rows).getCardinality());
        }
    }

    /**
     * Does the same and tells which rows had an effect.
     *
     * @param setBased ends with {@code returning} the first column
     * @return the values of the first column, an integer, of the rows that had an effect
     */
    public RoaringBitmap change(String perRow, String setBased, Rows rows) {
        if (rows.isEmpty()) {
            return new RoaringBitmap();
        }
        RoaringBitmap changed = jdbc.execute((Connection connection) ->
                isPostgresql(connection) ? arrays(connection, setBased, rows) : batch(connection, perRow, rows));
        return changed == null ? new RoaringBitmap() : changed;
    }

    private static boolean isPostgresql(Connection connection) throws SQLException {
        return POSTGRESQL.equals(connection.getMetaData().getDatabaseProductName());
    }

    private static int update(Connection connection, String sql, Rows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindArrays(connection, statement, rows);
            return statement.executeUpdate();
        }
    }

    private static void bindArrays(Connection connection, PreparedStatement statement, Rows rows) throws SQLException {
        for (int column = 0; column < rows.columns().size(); column++) {
            statement.setArray(column + 1, array(connection, rows, column));
        }
    }

    private static RoaringBitmap arrays(Connection connection, String sql, Rows rows) throws SQLException {
        RoaringBitmap changed = new RoaringBitmap();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindArrays(connection, statement, rows);
            try (ResultSet keys = statement.executeQuery()) {
                while (keys.next()) {
                    changed.add(keys.getInt(1));
                }
            }
        }
        return changed;
    }

    private static Array array(Connection connection, Rows rows, int column) throws SQLException {
        Object example = rows.example(column);
        if (example instanceof Integer) {
            return connection.createArrayOf("integer", rows.column(column, Integer[]::new));
        } else if (example instanceof Long) {
            return connection.createArrayOf("bigint", rows.column(column, Long[]::new));
        } else if (example instanceof byte[]) {
            return connection.createArrayOf("bytea", rows.column(column, byte[][]::new));
        } else if (example instanceof Boolean) {
            return connection.createArrayOf("boolean", rows.column(column, Boolean[]::new));
        } else if (example instanceof String) {
            return connection.createArrayOf("text", rows.column(column, String[]::new));
        }
        String type = example instanceof LocalDate ? "date" : "timestamptz";
        return connection.createArrayOf(example == null ? "text" : type, rows.column(column, Object[]::new));
    }

    private static RoaringBitmap batch(Connection connection, String sql, Rows rows) throws SQLException {
        RoaringBitmap changed = new RoaringBitmap();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < rows.size(); from += BATCH) {
                int to = Math.min(rows.size(), from + BATCH);
                for (int i = from; i < to; i++) {
                    bind(statement, rows.row(i));
                }
                int[] counts = statement.executeBatch();
                for (int i = from; i < to; i++) {
                    if (counts[i - from] > 0 && rows.row(i).value(0) instanceof Integer key) {
                        changed.add(key);
                    }
                }
            }
        }
        return changed;
    }

    private static void bind(PreparedStatement statement, Rows.Row row) throws SQLException {
        for (int column = 0; column < row.size(); column++) {
            statement.setObject(column + 1, row.value(column));
        }
        statement.addBatch();
    }
}

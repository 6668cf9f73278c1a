package fi.ajantasa.customer;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keyed hashes of the rows of sealed tables: whoever changes rows says which, and in the same transaction an audit entry is
 * appended that tells by how much their sums change.
 */
public final class SealStore {
    private static final String KEY = "table-seal";

    /** So many rows at a time come from the database. */
    private static final int PAGE = 5000;

    private final JdbcTemplate jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final KeyVault keys;

    public SealStore(DataSource dataSource, KeyVault keys) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(PAGE);
        this.audit = new AuditLog(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.keys = keys;
    }

    /** Some rows of a table, by a condition over its columns that a change of them does not make untrue, unless they go. */
    public record Rows(SealedTable table, String where, List<Object> parameters) {
        public Rows(SealedTable table, String where, Object... parameters) {
            this(table, where, List.of(parameters));
        }

        /** Every row. */
        static Rows all(SealedTable table) {
            return new Rows(table, "1 = 1");
        }

        /** Those in which a column has one of these numbers. */
        public static Rows of(SealedTable table, String column, Collection<? extends Number> numbers) {
            Long[] array = numbers.stream().map(Number::longValue).toArray(Long[]::new);
            return new Rows(table, column + " = any (?)", (Object) array);
        }
    }

    /** Takes the owner and the keyed hash of a row. */
    public interface Reader {
        void row(int owner, long seal);
    }

    /**
     * Changes rows and seals what they are then, in the caller's transaction or in one of its own. Nobody else changes these
     * rows meanwhile: the lease, the slice or the gate sees to it.
     */
    public void change(Rows rows, Instant at, Runnable change) {
        change(List.of(rows), at, change);
    }

    /** Inserts rows and seals them, in the same way. */
    void add(Rows rows, Instant at, Runnable insert) {
        SealTally tally = new SealTally();
        transaction.executeWithoutResult(status -> {
            insert.run();
            read(rows, (owner, seal) -> tally.row(owner, seal, 1));
            append(tally, rows.table(), at);
        });
    }

    /** The same for rows by several conditions over one table, none of them by two. */
    void change(List<Rows> rows, Instant at, Runnable change) {
        SealTally tally = new SealTally();
        transaction.executeWithoutResult(status -> {
            rows.forEach(it -> read(it, (owner, seal) -> tally.row(owner, seal, -1)));
            change.run();
            rows.forEach(it -> read(it, (owner, seal) -> tally.row(owner, seal, 1)));
            append(tally, rows.get(0).table(), at);
        });
    }

    /**
     * Seals every row of a table with other keys, in the caller's transaction and under the lease. What was altered by
     * somebody else before is found as before, for only the difference is appended.
     *
     * @param later with the new keys
     * @param rehash what else the new keys change in the table, such as the keyed hashes in it
     */
    public void reseal(SealedTable table, SealStore later, Runnable rehash, Instant at) {
        SealTally tally = new SealTally();
        read(table, (owner, seal) -> tally.row(owner, seal, -1));
        rehash.run();
        later.read(table, (owner, seal) -> tally.row(owner, seal, 1));
        append(tally, table, at);
    }

    /** Shows every row of a table as it is now. */
    public void read(SealedTable table, Reader reader) {
        read(Rows.all(table), reader);
    }

    private void read(Rows rows, Reader reader) {
        SealedTable table = rows.table();
        Fingerprint fingerprint = keys.fingerprint(KEY);
        RowCallbackHandler show = row -> reader.row(row.getInt(1), seal(fingerprint, table, row));
        jdbc.query(
                "select " + table.owner() + ", " + String.join(", ", table.columns()) + " from " + table.word()
                        + " where " + rows.where(),
                show,
                rows.parameters().toArray());
    }

    private static long seal(Fingerprint fingerprint, SealedTable table, ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder(table.word()).append(' ').append(row.getLong(1));
        for (int i = 2; i <= table.columns().size() + 1; i++) {
            String value = text(row.getObject(i));
            text.append(' ').append(value.length()).append(' ').append(value);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return fingerprint.of(bytes, 0, bytes.length);
    }

    /** The same for the same value, whichever database it comes from. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Timestamp moment) {
            return micros(moment.toInstant());
        } else if (value instanceof OffsetDateTime moment) {
            return micros(moment.toInstant());
        } else if (value instanceof Date day) {
            return day.toLocalDate().toString();
        } else if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof String text) {
            return "'" + text;
        }
        return value.toString();
    }

    private static String micros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private void append(SealTally tally, SealedTable table, Instant at) {
        List<AuditEntry> entries = tally.bodies(table).stream()
                .map(it -> new AuditEntry(SealTally.KIND, "", 0, "", "", "", 0, it))
                .toList();
        if (!entries.isEmpty()) {
            audit.append(entries, at);
        }
    }
}

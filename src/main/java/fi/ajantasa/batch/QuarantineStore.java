package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of people who could not be decided; few, for a delivery with many is refused. */
final class QuarantineStore {
    private final JdbcTemplate jdbc;
    private final SealStore seals;

    QuarantineStore(DataSource dataSource, KeyVault keys) {
        this.seals = new SealStore(dataSource, keys);
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** All rows of all registers, by customer, then in the order in which they were delivered. */
    List<WaitingRow> list() {
        return jdbc.query(
                "select q.register, q.customer_id, q.extract_id, q.row_number, q.file, q.attempts, q.since, q.sealed,"
                        + " e.state <> 'REFUSED' counts from quarantine q join extract e on e.id = q.extract_id"
                        + " order by q.customer_id, q.extract_id, q.row_number",
                QuarantineStore::row);
    }

    private static WaitingRow row(ResultSet row, int number) throws SQLException {
        return new WaitingRow(
                row.getString("register"),
                row.getInt("customer_id"),
                new Origin(row.getInt("extract_id"), row.getInt("row_number")),
                row.getInt("file"),
                row.getInt("attempts"),
                row.getTimestamp("since").toInstant(),
                row.getString("sealed"),
                row.getBoolean("counts"));
    }

    /** Keeps these rows of the register in place of all that waited of these customers. */
    void replace(String register, Collection<Integer> customers, List<WaitingRow> rows, Instant at) {
        if (customers.isEmpty()) {
            return;
        }
        Integer[] ids = customers.toArray(Integer[]::new);
        seals.change(of("register = ? and customer_id = any (?)", register, ids), at, () -> {
            jdbc.update("delete from quarantine where register = ? and customer_id = any (?)", register, ids);
            insert(rows);
        });
    }

    /** Adds rows of a customer; one that waits already is replaced. */
    void add(List<WaitingRow> rows, Instant at) {
        if (!rows.isEmpty()) {
            Integer[] ids = rows.stream().map(WaitingRow::customer).distinct().toArray(Integer[]::new);
            seals.change(of("customer_id = any (?)", (Object) ids), at, () -> put(rows));
        }
    }

    private static SealStore.Rows of(String where, Object... parameters) {
        return new SealStore.Rows(SealedTable.QUARANTINE, where, parameters);
    }

    /** Forgets the rows of a delivery. */
    void forget(int extract, Instant at) {
        seals.change(
                of("extract_id = ?", extract),
                at,
                () -> jdbc.update("delete from quarantine where extract_id = ?", extract));
    }

    private void put(List<WaitingRow> rows) {
        for (WaitingRow row : rows) {
            jdbc.update(
                    "delete from quarantine where register = ? and customer_id = ? and extract_id = ? and row_number = ?",
                    row.register(),
                    row.customer(),
                    row.origin().extract(),
                    row.origin().row());
        }
        insert(rows);
    }

    private void insert(List<WaitingRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "insert into quarantine (register, customer_id, extract_id, row_number, file, attempts, since, sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
                1000,
                (statement, row) -> {
                    statement.setString(1, row.register());
                    statement.setInt(2, row.customer());
                    statement.setInt(3, row.origin().extract());
                    statement.setInt(4, row.origin().row());
                    statement.setInt(5, row.file());
                    statement.setInt(6, row.attempts());
                    statement.setTimestamp(7, Timestamp.from(row.since()));
                    statement.setString(8, row.sealed());
                });
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.source.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows that clerical tasks are about; few, and gone when the task is answered. */
final class PossibleRecordStore {
    private final JdbcTemplate jdbc;
    private final BulkStore bulk;
    private final SealStore seals;

    PossibleRecordStore(DataSource dataSource, KeyVault keys) {
        this.seals = new SealStore(dataSource, keys);
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
    }

    /** Keeps the rows; of a full list in place of all that earlier deliveries said for the same tasks. */
    void keep(List<PossibleRecord> records, Kind kind, Instant at) {
        List<Integer> tasks =
                records.stream().map(PossibleRecord::task).distinct().toList();
        change(tasks, at, () -> {
            if (kind == Kind.BASE) {
                delete(tasks);
            }
            insert(records);
        });
    }

    private void change(Collection<Integer> tasks, Instant at, Runnable change) {
        if (!tasks.isEmpty()) {
            seals.change(SealStore.Rows.of(SealedTable.POSSIBLE_RECORD, "task_id", tasks), at, change);
        }
    }

    private void insert(List<PossibleRecord> records) {
        jdbc.batchUpdate(
                "insert into possible_record (task_id, customer_id, extract_id, row_number, file, expires_on, sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                records,
                1000,
                (statement, record) -> {
                    statement.setInt(1, record.task());
                    statement.setInt(2, record.customer());
                    statement.setInt(3, record.origin().extract());
                    statement.setInt(4, record.origin().row());
                    statement.setInt(5, record.file());
                    statement.setObject(6, record.expires());
                    statement.setString(7, record.sealed());
                });
    }

    /** The rows of a task, in the order in which they were delivered. */
    List<PossibleRecord> list(int task) {
        return jdbc.query(
                "select task_id, customer_id, extract_id, row_number, file, expires_on, sealed from possible_record"
                        + " where task_id = ? order by extract_id, row_number",
                (row, number) -> new PossibleRecord(
                        row.getInt(1),
                        row.getInt(2),
                        new Origin(row.getInt(3), row.getInt(4)),
                        row.getInt(5),
                        row.getDate(6).toLocalDate(),
                        row.getString(7)),
                task);
    }

    /** The tasks all of whose rows were to be kept until an earlier day at most. */
    List<Integer> listExpired(LocalDate day) {
        return jdbc.queryForList(
                "select distinct p.task_id from possible_record p where p.expires_on < ? and not exists (select 1"
                        + " from possible_record k where k.task_id = p.task_id and k.expires_on >= ?) order by p.task_id",
                Integer.class,
                day,
                day);
    }

    void forget(Collection<Integer> tasks, Instant at) {
        change(tasks, at, () -> delete(tasks));
    }

    private void delete(Collection<Integer> tasks) {
        Rows rows = Rows.of("task_id");
        tasks.stream().sorted().forEach(it -> rows.add(it));
        bulk.write(
                "delete from possible_record where task_id = ?1",
                "delete from possible_record p using unnest(?) n(id) where p.task_id = n.id",
                rows);
    }
}

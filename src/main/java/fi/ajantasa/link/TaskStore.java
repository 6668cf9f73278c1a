package fi.ajantasa.link;

import fi.ajantasa.audit.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The queue of clerical tasks; a question already open for a customer is not asked again. */
public final class TaskStore {

    private static final String OPEN = "open";
    private static final String SELECT = "select kind, customer_id, extract_id, row_number, other_id from task where ";

    private final JdbcTemplate jdbc;

    public TaskStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Opens the tasks that are not open yet and returns those. */
    public List<ClericalTask> open(String run, Collection<ClericalTask> tasks, Instant at) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Set<String> open = new HashSet<>();
        Integer[] customers =
                tasks.stream().map(ClericalTask::customer).distinct().toArray(Integer[]::new);
        jdbc.query(
                "select customer_id, kind, other_id from task where state = 'open' and customer_id = any (?)",
                row -> {
                    open.add(row.getInt(1) + " " + row.getString(2) + " " + row.getInt(3));
                },
                (Object) customers);
        List<ClericalTask> fresh = tasks.stream()
                .filter(task -> open.add(task.customer() + " " + task.kind() + " " + task.other()))
                .toList();
        jdbc.batchUpdate(
                "insert into task (run_id, customer_id, kind, extract_id, row_number, state, opened_at, other_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                fresh,
                Math.max(1, fresh.size()),
                (statement, task) -> {
                    statement.setString(1, run);
                    statement.setInt(2, task.customer());
                    statement.setString(3, task.kind());
                    statement.setInt(4, task.origin().extract());
                    statement.setLong(5, task.origin().row());
                    statement.setString(6, OPEN);
                    statement.setTimestamp(7, Timestamp.from(at));
                    statement.setInt(8, task.other());
                });
        return fresh;
    }

    /** The tasks a run opened, in the order of customers. */
    public List<ClericalTask> list(String run) {
        return jdbc.query(SELECT + "run_id = ? order by customer_id, kind, other_id", TaskStore::task, run);
    }

    /** The customers of whom something of this kind is asked. */
    public RoaringBitmap listAsked(String kind) {
        RoaringBitmap customers = new RoaringBitmap();
        jdbc.query(
                "select distinct customer_id from task where kind = ? and state = 'open'",
                row -> {
                    customers.add(row.getInt(1));
                },
                kind);
        return customers;
    }

    /** The open questions whether two customers are one person, the oldest first. */
    public List<ClericalTask> listOpenOfTwo() {
        return jdbc.query(SELECT + "other_id > 0 and state = 'open' order by id", TaskStore::task);
    }

    private static ClericalTask task(ResultSet row, int number) throws SQLException {
        return new ClericalTask(
                row.getString(1), row.getInt(2), new Origin(row.getInt(3), row.getInt(4)), row.getInt(5));
    }
}

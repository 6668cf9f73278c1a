package fi.ajantasa.link;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The queue of clerical tasks; a question that is open or answered is not asked again. */
public final class TaskStore {

    private static final String TASK =
            "t.kind, t.customer_id, t.extract_id, t.row_number, t.other_id, t.record_key, t.content";
    private static final String STORED = "select t.id, " + TASK + ", coalesce(e.register, '') register, t.state,"
            + " t.opened_at from task t left join extract e on e.id = t.extract_id where ";

    private final JdbcTemplate jdbc;
    private final SealStore seals;

    public TaskStore(DataSource dataSource, KeyVault keys) {
        this.seals = new SealStore(dataSource, keys);
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** What became of a question before it is asked once more. */
    public enum Standing {
        NEW,
        OPEN,
        ANSWERED
    }

    /**
     * How some questions stand: what became of each, and the task that asks it where it is open.
     */
    public record Standings(Map<ClericalTask, Standing> standings, Map<ClericalTask, Integer> open) {
        /** How the question stands. */
        public @Nullable Standing of(ClericalTask task) {
            return standings.get(task);
        }
    }

    /** Which of the questions are open and which were answered, so that they are not to be asked. */
    public Standings standings(Collection<ClericalTask> tasks) {
        Standings standings = new Standings(new HashMap<>(), new HashMap<>());
        Map<String, List<StoredTask>> asked = asked(tasks);
        for (ClericalTask task : tasks) {
            List<StoredTask> before = asked.getOrDefault(task.question(), List.of());
            before.stream().filter(it -> it.state().isOpen()).forEach(it -> standings.open.put(task, it.id()));
            boolean answered = before.stream().anyMatch(it -> answers(it, task));
            Standing closed = answered ? Standing.ANSWERED : Standing.NEW;
            standings.standings.put(task, standings.open.containsKey(task) ? Standing.OPEN : closed);
        }
        return standings;
    }

    /** Who somebody is was answered for good; what nobody could tell, and what was dealt with, until something changes. */
    private static boolean answers(StoredTask before, ClericalTask task) {
        return switch (before.state()) {
            case SAME, DIFFERENT, ONE_PERSON -> true;
            case CANNOT_TELL -> before.task().mark().equals(task.mark());
            case SETTLED -> before.task().origin().equals(task.origin());
            case OPEN, SECOND, EXPIRED -> false;
        };
    }

    private Map<String, List<StoredTask>> asked(Collection<ClericalTask> tasks) {
        Map<String, List<StoredTask>> asked = new HashMap<>();
        if (!tasks.isEmpty()) {
            Integer[] customers =
                    tasks.stream().map(ClericalTask::customer).distinct().toArray(Integer[]::new);
            jdbc.query(STORED + "t.customer_id = any (?) order by t.id", TaskStore::stored, (Object) customers)
                    .forEach(it -> asked.computeIfAbsent(it.task().question(), any -> new ArrayList<>())
                            .add(it));
        }
        return asked;
    }

    /** Opens the tasks that are neither open nor answered yet and returns those. */
    public List<ClericalTask> open(String run, Collection<ClericalTask> tasks, Instant at) {
        return open(run, tasks, standings(tasks), at);
    }

    /**
     * The same for tasks that were looked up already.
     *
     * @param standings what {@link #standings} told of them in this transaction
     */
    public List<ClericalTask> open(String run, Collection<ClericalTask> tasks, Standings standings, Instant at) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Set<String> opened = new HashSet<>();
        List<ClericalTask> fresh = tasks.stream()
                .filter(task -> standings.of(task) == Standing.NEW && opened.add(task.question()))
                .toList();
        if (!fresh.isEmpty()) {
            Integer[] customers =
                    fresh.stream().map(ClericalTask::customer).distinct().toArray(Integer[]::new);
            SealStore.Rows rows =
                    new SealStore.Rows(SealedTable.TASK, "customer_id = any (?) and run_id = ?", customers, run);
            seals.change(rows, at, () -> insert(run, fresh, at));
        }
        return fresh;
    }

    private void insert(String run, List<ClericalTask> fresh, Instant at) {
        jdbc.batchUpdate(
                "insert into task (run_id, customer_id, kind, extract_id, row_number, state, opened_at, other_id,"
                        + " record_key, content) values (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?)",
                fresh,
                fresh.size(),
                (statement, task) -> {
                    statement.setString(1, run);
                    statement.setInt(2, task.customer());
                    statement.setString(3, task.kind());
                    statement.setInt(4, task.origin().extract());
                    statement.setLong(5, task.origin().row());
                    statement.setTimestamp(6, Timestamp.from(at));
                    statement.setInt(7, task.other());
                    statement.setLong(8, task.mark().key());
                    statement.setLong(9, task.mark().content());
                });
    }

    /** The customers of whom something of this kind is asked. */
    public RoaringBitmap listAsked(String kind) {
        RoaringBitmap customers = new RoaringBitmap();
        jdbc.query(
                "select customer_id from task where kind = ? and state in ('open', 'second')",
                row -> {
                    customers.add(row.getInt(1));
                },
                kind);
        return customers;
    }

    /** The tasks a run opened, in the order of customers. */
    public List<ClericalTask> list(String run) {
        return jdbc.query(
                "select " + TASK + " from task t where t.run_id = ? order by t.customer_id, t.kind, t.other_id",
                TaskStore::task,
                run);
    }

    /** Every open task, the oldest first. */
    public List<StoredTask> listOpen() {
        return jdbc.query(STORED + "t.state in ('open', 'second') order by t.id", TaskStore::stored);
    }

    /**
     * The questions whether two customers are one person that keep them restricted together, the oldest first: those
     * that nobody has answered, and those answered with yes.
     */
    public List<ClericalTask> listOpenOfTwo() {
        return jdbc.query(
                "select " + TASK + " from task t where t.other_id > 0"
                        + " and t.state in ('open', 'second', 'cannot-tell', 'one-person', 'expired') order by t.id",
                TaskStore::task);
    }

    public Optional<StoredTask> find(int id) {
        return jdbc.query(STORED + "t.id = ?", TaskStore::stored, id).stream().findFirst();
    }

    /** The other open tasks about the same two customers and the same record's person. */
    public List<StoredTask> listTwins(StoredTask task) {
        ClericalTask asked = task.task();
        return jdbc.query(
                STORED + "t.id <> ? and t.state in ('open', 'second') and t.kind = ? and t.record_key = ?"
                        + " and t.customer_id in (?, ?) and t.other_id in (?, ?) order by t.id",
                TaskStore::stored,
                task.id(),
                asked.kind(),
                asked.mark().key(),
                asked.customer(),
                asked.other(),
                asked.customer(),
                asked.other());
    }

    /** Leaves the tasks as they stand from now on. */
    public void close(Collection<Integer> ids, TaskState state, Instant at) {
        Timestamp closed = state.isOpen() ? null : Timestamp.from(at);
        Integer[] array = ids.toArray(Integer[]::new);
        seals.change(
                SealStore.Rows.of(SealedTable.TASK, "id", ids),
                at,
                () -> jdbc.update(
                        "update task set state = ?, closed_at = ? where id = any (?)", state.word(), closed, array));
    }

    private static StoredTask stored(ResultSet row, int number) throws SQLException {
        return new StoredTask(
                row.getInt("id"),
                task(row, number),
                row.getString("register"),
                TaskState.of(row.getString("state")),
                row.getTimestamp("opened_at").toInstant());
    }

    private static ClericalTask task(ResultSet row, int number) throws SQLException {
        return new ClericalTask(
                row.getString("kind"),
                row.getInt("customer_id"),
                new Origin(row.getInt("extract_id"), row.getInt("row_number")),
                row.getInt("other_id"),
                new RecordMark(row.getLong("record_key"), row.getLong("content")));
    }
}

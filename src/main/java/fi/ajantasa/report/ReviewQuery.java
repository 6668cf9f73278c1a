package fi.ajantasa.report;

import fi.ajantasa.report.ClericalReview.Agreement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the queue of clerical review: what is open and how old, what people answered, and how far two of them agree. */
public final class ReviewQuery {
    private final JdbcClient jdbc;

    public ReviewQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Which open tasks to list: of a kind, of a register, at least so many days old; empty and 0 for all. */
    public record Filter(String kind, String register, long olderThan) {
        boolean passes(TaskLine line) {
            return (kind.isEmpty() || kind.equals(line.kind()))
                    && (register.isEmpty() || register.equals(line.register()))
                    && line.ageDays() >= olderThan;
        }
    }

    /**
     * An open task.
     *
     * @param state {@code open}, or {@code second} when a second person is asked without being shown the first answer
     * @param other the number of the other customer of the question, empty when it is about one
     * @param flagged whether it waits longer than it should
     */
    public record TaskLine(
            int task,
            String kind,
            String register,
            String state,
            String customer,
            String other,
            long ageDays,
            boolean flagged) {}

    /** An answer that stands although a rule or model now says the contrary. */
    public record Disagreement(
            int task, String register, String customer, String answer, String by, String says, String run) {}

    /** The open tasks, the oldest first. */
    public List<TaskLine> list(Filter filter, Instant now, int flagAfter) {
        return jdbc
                .sql("select t.id, t.kind, t.state, t.opened_at, coalesce(e.register, '') register,"
                        + " coalesce(c.number, '') customer, coalesce(o.number, '') other from task t"
                        + " left join extract e on e.id = t.extract_id left join customer c on c.id = t.customer_id"
                        + " left join customer o on o.id = t.other_id where t.state in ('open', 'second')"
                        + " order by t.opened_at, t.id")
                .query((row, number) -> line(row, now, flagAfter))
                .list()
                .stream()
                .filter(filter::passes)
                .toList();
    }

    private static TaskLine line(ResultSet row, Instant now, int flagAfter) throws SQLException {
        long age = ageDays(row, now);
        return new TaskLine(
                row.getInt("id"),
                row.getString("kind"),
                row.getString("register"),
                row.getString("state"),
                row.getString("customer"),
                row.getString("other"),
                age,
                age > flagAfter);
    }

    private static long ageDays(ResultSet row, Instant now) throws SQLException {
        return Duration.between(row.getTimestamp("opened_at").toInstant(), now).toDays();
    }

    /** The answers a rule or model now contradicts; they stand all the same (F137). */
    public List<Disagreement> listDisagreeing() {
        return jdbc.sql("select v.task_id, v.register, c.number, v.answer, v.by_name, v.against, v.against_run"
                        + " from verdict v join customer c on c.id = v.customer_id where v.standing and v.against <> ''"
                        + " order by v.id")
                .query((row, number) -> new Disagreement(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    /** How far first and second answers of the blind double sample agree, over all tasks that have both. */
    public Agreement agreement() {
        return Agreement.of(
                listAnsweredTwice().stream().map(AnsweredTwice::answers).toList());
    }

    /** How far they agree over these tasks. */
    Agreement agreement(RoaringBitmap tasks) {
        return Agreement.of(listAnsweredTwice().stream()
                .filter(it -> tasks.contains(it.task))
                .map(AnsweredTwice::answers)
                .toList());
    }

    private record AnsweredTwice(int task, String first, String second) {
        List<String> answers() {
            return List.of(first, second);
        }
    }

    private List<AnsweredTwice> listAnsweredTwice() {
        return jdbc.sql("select s.task_id, f.answer, s.answer from verdict s join verdict f on f.task_id = s.task_id"
                        + " and f.turn = 1 and f.id < s.id where s.turn = 2 and s.task_id > 0 order by s.id")
                .query((row, number) -> new AnsweredTwice(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * The lists of tasks that a run keeps, by name: what it opened, how old the open ones of all registers are, what was
     * answered since the run before, and how the double sample came out.
     *
     * @param flagAfter days after which an open task is flagged
     */
    public SortedMap<String, RoaringBitmap> lists(String run, Instant now, int flagAfter) {
        SortedMap<String, RoaringBitmap> lists = new TreeMap<>();
        gather(lists, "select id, 'opened' from task where run_id = ?", run);
        gather(
                lists,
                "select t.id, 'answered-' || t.state from task t where t.state not in ('open', 'second', 'expired')"
                        + " and t.closed_at > (select coalesce(max(b.started_at), timestamp '1970-01-01 00:00:00')"
                        + " from run b join run r on r.id = ? where b.started_at < r.started_at and not b.dry_run"
                        + " and b.extract_id is not null)",
                run);
        jdbc.sql("select id, opened_at from task where state in ('open', 'second')")
                .query(row -> {
                    long age = ageDays(row, now);
                    add(lists, ClericalReview.bracket(age), row.getInt("id"));
                    if (age > flagAfter) {
                        add(lists, ClericalReview.FLAGGED, row.getInt("id"));
                    }
                });
        for (AnsweredTwice it : listAnsweredTwice()) {
            boolean agrees = it.first.equals(it.second);
            add(lists, agrees ? ClericalReview.SECOND_AGREES : ClericalReview.SECOND_DISAGREES, it.task);
        }
        return lists;
    }

    private void gather(SortedMap<String, RoaringBitmap> lists, String sql, String run) {
        jdbc.sql(sql).param(run).query(row -> {
            add(lists, row.getString(2), row.getInt(1));
        });
    }

    private static void add(SortedMap<String, RoaringBitmap> lists, String name, int task) {
        lists.computeIfAbsent(name, it -> new RoaringBitmap()).add(task);
    }
}

package fi.ajantasa.link;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.job.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people answered. An answer is only ever ended by a person's later one, never by a rule or a model (F137). */
public final class VerdictStore {

    private static final String SELECT = "select task_id, turn, register, record_key, customer_id, answer, by_name,"
            + " reason, given_at, said, standing from verdict where ";

    private final JdbcTemplate jdbc;
    private final SealStore seals;

    public VerdictStore(DataSource dataSource, KeyVault keys) {
        this.seals = new SealStore(dataSource, keys);
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The verdicts that stand on the records of a register. */
    public Verdicts load(String register) {
        Map<Verdicts.Pair, Verdict> answered = new HashMap<>();
        jdbc.query(
                "select record_key, customer_id, answer from verdict where register = ? and standing"
                        + " and answer in ('same', 'different') order by id",
                row -> {
                    answered.put(
                            new Verdicts.Pair(row.getLong(1), row.getInt(2)),
                            row.getString(3).equals(Answer.SAME.word()) ? Verdict.SAME : Verdict.DIFFERENT);
                },
                register);
        return new Verdicts(answered);
    }

    /** Adds an answer; one that stands takes the place of those that stood on the same pair. */
    public void add(PersonVerdict verdict) {
        SealStore.Rows ofCustomer = new SealStore.Rows(
                SealedTable.VERDICT, "customer_id = ?", verdict.pair().customer());
        seals.change(ofCustomer, verdict.signature().at(), () -> insert(verdict));
    }

    private void insert(PersonVerdict verdict) {
        PersonVerdict.Pair pair = verdict.pair();
        if (verdict.standing() && pair.recordKey() != 0) {
            jdbc.update(
                    "update verdict set standing = false where register = ? and record_key = ? and customer_id = ?",
                    pair.register(),
                    pair.recordKey(),
                    pair.customer());
        }
        jdbc.update(
                "insert into verdict (task_id, turn, register, record_key, customer_id, answer, by_name, reason,"
                        + " given_at, said, standing) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                verdict.task(),
                verdict.turn(),
                pair.register(),
                pair.recordKey(),
                pair.customer(),
                verdict.answer().word(),
                verdict.signature().by(),
                verdict.signature().reason(),
                Timestamp.from(verdict.signature().at()),
                verdict.said(),
                verdict.standing());
    }

    /** Notes what a rule or model now says against the answer that stands on a pair; the answer itself stays. */
    public void disagree(PersonVerdict.Pair pair, String against, String run) {
        jdbc.update(
                "update verdict set against = ?, against_run = ? where register = ? and record_key = ?"
                        + " and customer_id = ? and standing and said <> ?",
                against,
                run,
                pair.register(),
                pair.recordKey(),
                pair.customer(),
                against);
    }

    /** Forgets what a model said against answers on a register's records before this run, which has seen them all. */
    public void forgetContradictions(String register, String rule, String run) {
        jdbc.update(
                "update verdict set against = '', against_run = '' where register = ? and against in (?, ?)"
                        + " and against_run <> ?",
                register,
                rule,
                LikenessRule.UNLIKE,
                run);
    }

    /** The answers to a task, the first one first. */
    public List<PersonVerdict> list(int task) {
        return jdbc.query(SELECT + "task_id = ? order by id", VerdictStore::verdict, task);
    }

    private static PersonVerdict verdict(ResultSet row, int number) throws SQLException {
        return new PersonVerdict(
                row.getInt("task_id"),
                row.getInt("turn"),
                new PersonVerdict.Pair(row.getString("register"), row.getLong("record_key"), row.getInt("customer_id")),
                Answer.find(row.getString("answer")).orElseThrow(),
                new PersonVerdict.Signature(
                        row.getString("by_name"),
                        row.getString("reason"),
                        row.getTimestamp("given_at").toInstant()),
                row.getString("said"),
                row.getBoolean("standing"));
    }
}

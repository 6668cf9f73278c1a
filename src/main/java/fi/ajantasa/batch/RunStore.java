package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs: what was asked, where each stands and how it ended. */
public final class RunStore {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private final JdbcClient jdbc;
    private final Clock clock;

    public RunStore(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    Run open(Run.Order order) {
        Run run = new Run(nextId(order.businessDate()), order, Run.State.RUNNING, null, "", null);
        jdbc.sql(
                        """
                insert into run (id, night, register, extract_id, business_date, dry_run, state, requested_by,
                                 job_hash, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(run.id())
                .param(order.night())
                .param(order.register())
                .param(order.extract() == 0 ? null : order.extract())
                .params(order.businessDate(), order.dryRun(), run.state().name())
                .params(order.requestedBy(), order.jobHash(), now())
                .update();
        return run;
    }

    private String nextId(LocalDate date) {
        String prefix = "R-" + DAY.format(date) + "-";
        int last = jdbc.sql(
                        "select coalesce(max(cast(substring(id from 12) as integer)), 0) from run where business_date = ?")
                .param(date)
                .query(Integer.class)
                .single();
        return prefix + "%02d".formatted(last + 1);
    }

    /** A run that is continued ends in the night that continues it. */
    void join(String run, @Nullable String night) {
        jdbc.sql("update run set night = ? where id = ?")
                .param(night)
                .param(run)
                .update();
    }

    void planned(String run, String planHash) {
        jdbc.sql("update run set plan_hash = ? where id = ?")
                .params(planHash, run)
                .update();
    }

    void end(String run, Run.State state, ExitCode code, String reason, ThreeLines message) {
        jdbc.sql("update run set state = ?, exit_code = ?, reason = ?, message = ?, ended_at = ? where id = ?")
                .params(state.name(), code.number(), reason, message.text(), now(), run)
                .update();
    }

    /** Notes that the rest of the plan waits for a person, and why. */
    void hold(String run, ThreeLines message) {
        jdbc.sql("update run set holds = true, message = ? where id = ?")
                .params(message.text(), run)
                .update();
    }

    /** A person let the rest go. */
    void release(String run) {
        jdbc.sql("update run set holds = false, state = 'RUNNING' where id = ?")
                .param(run)
                .update();
    }

    boolean holds(String run) {
        return jdbc.sql("select holds from run where id = ?")
                .param(run)
                .query(Boolean.class)
                .single();
    }

    /** Closes a held run; its message says already what is held. */
    void endHeld(String run, Run.State state) {
        jdbc.sql("update run set state = ?, exit_code = ?, reason = 'over-limit', ended_at = ? where id = ?")
                .params(state.name(), ExitCode.HELD.number(), now(), run)
                .update();
    }

    /**
     * Overwrites per attribute in the accepted runs of the register on the same weekday of the year before, which the brake
     * compares with.
     */
    Map<String, List<Long>> usualOverwrites(Run run) {
        Map<String, List<Long>> usual = new HashMap<>();
        jdbc.sql(
                        """
                select l.attribute, l.size, r.business_date from run_list l join run r on r.id = l.run_id
                where r.register = ? and r.state = 'DONE' and not r.dry_run and l.name = 'overwrites' and l.part = 0
                  and r.business_date >= ? and not exists (select 1 from run_link k where k.run_id = r.id)
                  and not exists (select 1 from extract e where e.id = r.extract_id and e.state = 'REVERSED')""")
                .params(run.order().register(), run.order().businessDate().minusYears(1))
                .query(row -> {
                    LocalDate day = row.getObject("business_date", LocalDate.class);
                    if (day.getDayOfWeek() == run.order().businessDate().getDayOfWeek()) {
                        usual.computeIfAbsent(row.getString("attribute"), it -> new ArrayList<>())
                                .add(row.getLong("size"));
                    }
                });
        return usual;
    }

    /** Notes why a run stopped half-way; it stays RUNNING, so that the next one continues it. */
    void interrupted(String run, ExitCode code, String reason, ThreeLines message) {
        jdbc.sql("update run set exit_code = ?, reason = ?, message = ? where id = ?")
                .params(code.number(), reason, message.text(), run)
                .update();
    }

    /** The run in which a delivery of the register was accepted for the business date; one that repeats another is none. */
    Optional<String> findTaken(String register, LocalDate businessDate) {
        return jdbc.sql(
                        "select id from run where register = ? and business_date = ? and not dry_run"
                                + " and extract_id is not null and state in ('DONE', 'HELD')"
                                + " and not exists (select 1 from run_link k where k.run_id = run.id)"
                                + " and extract_id not in (select id from extract where state = 'REVERSED') order by started_at, id limit 1")
                .params(register, businessDate)
                .query(String.class)
                .optional();
    }

    /** The last business date, up to this one, a night was run for, or nothing when none ever was. */
    Optional<LocalDate> findLastNight(String nightly, LocalDate until) {
        return jdbc.sql("select business_date from run where register = ? and not dry_run and business_date <= ?"
                        + " order by business_date desc limit 1")
                .params(nightly, until)
                .query(LocalDate.class)
                .optional();
    }

    /** The run, or nothing when no run has this id. */
    public Optional<Run> find(String id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(RunStore::run).optional();
    }

    /** All runs of the register in the state, oldest first. */
    public List<Run> list(String register, Run.State state) {
        return jdbc.sql(SELECT + " where register = ? and state = ? order by started_at, id")
                .params(register, state.name())
                .query(RunStore::run)
                .list();
    }

    /** The ids of runs that are not over: they go on, or wait for a person. */
    public List<String> listOpen() {
        return jdbc.sql("select id from run where state in ('RUNNING', 'HELD') order by id")
                .query(String.class)
                .list();
    }

    /** The latest runs, newest first. */
    public List<Run> latest(int limit) {
        return jdbc.sql(SELECT + " order by started_at desc, id desc limit ?")
                .param(limit)
                .query(RunStore::run)
                .list();
    }

    /** The latest run of each register, and of the night, by name; one that only showed a plan says nothing of them. */
    public List<Run> latestOfEach() {
        return jdbc.sql(SELECT
                        + " r where not dry_run and not exists (select 1 from run l where not l.dry_run and l.register = r.register"
                        + " and (l.started_at > r.started_at or l.started_at = r.started_at and l.id > r.id))"
                        + " order by register")
                .query(RunStore::run)
                .list();
    }

    /** The runs of a night, in the order they ran. */
    public List<Run> listOfNight(String night) {
        return jdbc.sql(SELECT + " where night = ? order by started_at, id")
                .param(night)
                .query(RunStore::run)
                .list();
    }

    /** The three lines a run ended with, empty while it has none. */
    public Optional<String> findMessage(String run) {
        return jdbc.sql("select message from run where id = ? and message is not null")
                .param(run)
                .query(String.class)
                .optional();
    }

    private static final String SELECT = "select id, night, register, extract_id, business_date, dry_run, state,"
            + " exit_code, reason, requested_by, job_hash, plan_hash from run";

    private static Run run(ResultSet row, int number) throws SQLException {
        Run.Order order = new Run.Order(
                row.getString("night"),
                row.getString("register"),
                row.getInt("extract_id"),
                row.getObject("business_date", LocalDate.class),
                row.getBoolean("dry_run"),
                row.getString("requested_by"),
                row.getString("job_hash"));
        Integer code = row.getObject("exit_code", Integer.class);
        String reason = row.getString("reason");
        return new Run(
                row.getString("id"),
                order,
                Run.State.valueOf(row.getString("state")),
                code == null ? null : ExitCode.of(code),
                reason == null ? "" : reason,
                row.getString("plan_hash"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

package fi.ajantasa.serve;

import fi.ajantasa.contact.RegistersQuery;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how an installation stands, in a handful of statements whatever its age. */
final class FiguresQuery {
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Clock clock;

    FiguresQuery(DataSource dataSource, Jobs jobs, Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.jobs = jobs;
        this.clock = clock;
    }

    Figures read() {
        Map<String, LocalDate> confirmed = confirmed();
        Map<String, Instant> followed = followed();
        Map<String, Figures.OfRun> runs = runs();
        Map<String, Long> held = held();
        List<Figures.OfRegister> registers = jobs.jobs().values().stream()
                .map(JobDefinition::register)
                .map(it -> new Figures.OfRegister(
                        it,
                        jobs.require(it).passport().permit().ends(),
                        confirmed.get(it),
                        followed.get(it),
                        runs.get(it),
                        held.getOrDefault(it, 0L)))
                .toList();
        return new Figures(
                registers,
                new RegistersQuery(dataSource, jobs).at(clock.instant()).lists(),
                ScheduledJob.list(jobs).stream().map(this::job).toList(),
                openTasks(),
                checkpoint());
    }

    private @Nullable Instant checkpoint() {
        return jdbc.sql("select made_at from audit_checkpoint order by size desc limit 1")
                .query((row, i) -> instant(row, 1))
                .optional()
                .orElse(null);
    }

    private Map<String, LocalDate> confirmed() {
        Map<String, LocalDate> confirmed = new HashMap<>();
        jdbc.sql("select register, max(extract_date) from extract where state = 'APPLIED' group by register")
                .query(row -> {
                    confirmed.put(row.getString(1), row.getObject(2, LocalDate.class));
                });
        return confirmed;
    }

    /** Of all parts of a journal the one that is furthest behind; nothing while a part was never up to date. */
    private Map<String, Instant> followed() {
        Map<String, Instant> followed = new HashMap<>();
        jdbc.sql(
                        "select register, min(current_at) from change_cursor group by register having count(*) = count(current_at)")
                .query(row -> {
                    followed.put(row.getString(1), instant(row, 2));
                });
        return followed;
    }

    private Map<String, Figures.OfRun> runs() {
        Map<String, Figures.OfRun> runs = new HashMap<>();
        jdbc.sql(
                        """
                select r.register, r.id, r.exit_code, r.started_at, r.ended_at from run r
                where r.ended_at is not null and r.exit_code is not null and not r.dry_run and not exists
                    (select 1 from run l where l.register = r.register and l.ended_at is not null and not l.dry_run
                     and (l.started_at > r.started_at or l.started_at = r.started_at and l.id > r.id))""")
                .query(row -> {
                    runs.put(
                            row.getString(1),
                            new Figures.OfRun(
                                    row.getString(2), row.getInt(3), instant(row, 4), instant(row, 5), Map.of()));
                });
        runs.replaceAll((register, run) -> run.with(rows(run.id())));
        return runs;
    }

    private Map<String, Long> rows(String run) {
        Map<String, Long> rows = new HashMap<>();
        jdbc.sql("select name, sum(size) from run_list where run_id = ? and name in"
                        + " ('accepted', 'rejected', 'duplicate', 'matched', 'possible', 'unmatched') group by name")
                .param(run)
                .query(row -> {
                    rows.put(row.getString(1), row.getLong(2));
                });
        return rows;
    }

    private Map<String, Long> held() {
        Map<String, Long> held = new HashMap<>();
        jdbc.sql("select register, count(*) from run where state = 'HELD' and not dry_run group by register")
                .query(row -> {
                    held.put(row.getString(1), row.getLong(2));
                });
        return held;
    }

    private Figures.OfJob job(ScheduledJob job) {
        LocalDate last =
                new ScheduleStore(dataSource, clock).findLast(job.name()).orElse(null);
        return new Figures.OfJob(
                job.name(),
                job.listDue(last, clock.instant()).stream()
                        .findFirst()
                        .flatMap(job::findDue)
                        .orElse(null));
    }

    private long openTasks() {
        return jdbc.sql("select count(*) from task where state in ('open', 'second')")
                .query(Long.class)
                .single();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

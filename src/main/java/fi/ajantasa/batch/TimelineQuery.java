package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what happened to a run: its attempts, the runs linked to it, holds and what people said, and its end. */
public final class TimelineQuery {
    private final JdbcClient jdbc;
    private final PositionQuery positions;
    private final RunLinkStore links;

    public TimelineQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.positions = new PositionQuery(dataSource);
        this.links = new RunLinkStore(dataSource);
    }

    /** The run's timeline, or nothing when no run has this id. */
    public Optional<Timeline> find(String run) {
        return findRow(run).map(it -> {
            List<Dated> events = new ArrayList<>();
            events.add(new Dated(it.started, "opened", it.by, it.what + origin(run)));
            List<Attempt> attempts = AttemptStore.list(jdbc, run);
            attempts.forEach(attempt -> add(attempt, run, attempts, events));
            events.addAll(approvals(run));
            events.addAll(verdicts(run));
            links.listOf(run).forEach(link -> findRow(link.run())
                    .ifPresent(later -> events.add(
                            new Dated(later.started, link.verb().word(), later.by, "as run " + later.summary()))));
            listOfNight(run).forEach(part -> events.add(new Dated(part.started, "register", "", part.summary())));
            addEnd(it, attempts, events);
            events.sort(Comparator.comparing(Dated::at));
            return new Timeline(
                    it.id,
                    it.register,
                    it.state,
                    it.code == null ? null : it.code.name(),
                    events.stream().map(Dated::event).toList());
        });
    }

    private record Dated(Instant at, String what, String by, String detail) {
        Timeline.Event event() {
            return new Timeline.Event(Moment.of(at), what, by, detail);
        }
    }

    private record Row(
            String id,
            String register,
            String what,
            Run.State state,
            @Nullable ExitCode code,
            String by,
            Instant started,
            @Nullable Instant ended) {

        String ending() {
            return TimelineQuery.ending(state.name(), code);
        }

        String summary() {
            return id + ", " + register + ": " + ending();
        }
    }

    private static final String ROWS = "select r.id, r.register, r.business_date, r.dry_run, r.state, r.exit_code,"
            + " r.requested_by, r.started_at, r.ended_at, e.sequence from run r left join extract e on e.id = r.extract_id";

    private Optional<Row> findRow(String run) {
        return jdbc.sql(ROWS + " where r.id = ?")
                .param(run)
                .query(TimelineQuery::row)
                .optional();
    }

    private List<Row> listOfNight(String night) {
        return jdbc.sql(ROWS + " where r.night = ?")
                .param(night)
                .query(TimelineQuery::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Integer code = row.getObject("exit_code", Integer.class);
        String register = row.getString("register");
        String delivery =
                row.getObject("sequence") == null ? "" : ", delivery " + register + "-" + row.getLong("sequence");
        return new Row(
                row.getString("id"),
                register,
                "for " + row.getString("business_date") + delivery + (row.getBoolean("dry_run") ? ", dry run" : ""),
                Run.State.valueOf(row.getString("state")),
                code == null ? null : ExitCode.of(code),
                row.getString("requested_by"),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private String origin(String run) {
        return links.find(run)
                .map(it -> ", " + it.verb().word() + " of " + it.of())
                .orElse("");
    }

    private void add(Attempt attempt, String run, List<Attempt> attempts, List<Dated> events) {
        Attempt.Start start = attempt.start();
        Attempt.End end = attempt.end();
        String name = "attempt " + attempt.number();
        events.add(new Dated(
                start.at(),
                "started",
                start.by(),
                name + " by " + start.verb().word() + ", " + Attempt.process(start.owner()) + ", lease " + start.lease()
                        + takenOver(attempt, attempts)));
        if (end == null) {
            Position position = positions.find(run);
            events.add(new Dated(
                    lastSign(start),
                    "running",
                    "",
                    name + " " + position.text() + "; last heartbeat, no end is known"));
        } else if (end.died()) {
            events.add(
                    new Dated(end.at(), "died", "", name + " " + end.position().text() + "; its last sign of life"));
        } else {
            events.add(new Dated(
                    end.at(),
                    "stopped",
                    "",
                    name + " " + end.position().text() + ": " + ending(end.ending(), end.code())));
        }
    }

    private static String ending(String state, @Nullable ExitCode code) {
        return code == null || code.name().equals(state) ? state : state + " " + code;
    }

    private static String takenOver(Attempt attempt, List<Attempt> attempts) {
        return attempts.stream()
                .filter(it -> it.number() == attempt.number() - 1)
                .filter(it -> it.end() != null && it.end().died())
                .map(it -> "; takes over from " + Attempt.process(it.start().owner()) + ", lease "
                        + it.start().lease())
                .findFirst()
                .orElse("");
    }

    /** The last heartbeat under the attempt's lease, if nobody has taken another since. */
    private Instant lastSign(Attempt.Start start) {
        return jdbc
                .sql("select heartbeat from run_lock where token = ?")
                .param(start.lease())
                .query((row, number) -> Objects.requireNonNull(instant(row, "heartbeat")))
                .list()
                .stream()
                .findFirst()
                .orElse(start.at());
    }

    private List<Dated> approvals(String run) {
        return jdbc.sql("select given_at, by_name, verdict, ceiling from approval where run_id = ? order by id")
                .param(run)
                .query((row, number) -> new Dated(
                        Objects.requireNonNull(instant(row, "given_at")),
                        "approval",
                        row.getString("by_name"),
                        row.getString("verdict") + ", ceiling " + row.getLong("ceiling")))
                .list();
    }

    /** What people said that ended the run; why stands in the audit log. */
    private List<Dated> verdicts(String run) {
        return jdbc.sql(
                        "select at, kind, actor from audit_bundle where run_id = ? and kind in ('refusal', 'abandonment')"
                                + " order by id")
                .param(run)
                .query((row, number) -> new Dated(
                        Objects.requireNonNull(instant(row, "at")),
                        row.getString("kind"),
                        row.getString("actor"),
                        "the reason stands in the audit log"))
                .list();
    }

    /** An end that no attempt tells of: that of a night, of a run refused at once or ended by a person. */
    private static void addEnd(Row run, List<Attempt> attempts, List<Dated> events) {
        Attempt.End last =
                attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).end();
        boolean told = last != null && last.ending().equals(run.state.name());
        if (run.ended != null && !told) {
            events.add(new Dated(run.ended, "ended", "", run.ending()));
        }
    }
}

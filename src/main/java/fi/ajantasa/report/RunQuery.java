package fi.ajantasa.report;

import fi.ajantasa.report.RunHeader.Ending;
import fi.ajantasa.report.RunHeader.Hashes;
import fi.ajantasa.report.RunHeader.ReportedDelivery;
import fi.ajantasa.report.RunHeader.Times;
import fi.ajantasa.report.RunReport.EarlierRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads runs and the deliveries they used. */
final class RunQuery {
    private static final int COMPARED_RUNS = 14;
    private static final String RUN =
            """
            select r.id, r.night, r.register, r.business_date, r.dry_run, r.state, r.exit_code, r.reason,
                   r.requested_by, r.job_hash, r.plan_hash, r.message, r.started_at, r.ended_at,
                   e.id as extract, e.kind, e.sequence, e.extract_date, e.content_hash, e.row_count
            from run r left join extract e on e.id = r.extract_id
            """;

    private final JdbcClient jdbc;

    RunQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Optional<RunHeader> find(String run) {
        return jdbc.sql(RUN + " where r.id = ?")
                .param(run)
                .query(RunQuery::header)
                .optional();
    }

    /** The runs of a night in the order they started. */
    List<RunHeader> listOfNight(String night) {
        return jdbc.sql(RUN + " where r.night = ? order by r.started_at, r.id")
                .param(night)
                .query(RunQuery::header)
                .list();
    }

    /** The day the register's word was last accepted for, up to and with the run; a run that is not applied counts nothing. */
    @Nullable
    LocalDate confirmedAsOf(RunHeader run) {
        return lastExtractDate(run, " and e.state = 'APPLIED'");
    }

    /** The day of the last delivery received up to and with the run. */
    @Nullable
    LocalDate lastDelivery(RunHeader run) {
        return lastExtractDate(run, "");
    }

    /** The day the register's word was last accepted for. */
    @Nullable
    LocalDate confirmedAsOf(String register) {
        return lastExtractDate(register, Integer.MAX_VALUE, " and e.state = 'APPLIED'");
    }

    private @Nullable LocalDate lastExtractDate(RunHeader run, String condition) {
        ReportedDelivery delivery = run.delivery();
        int last = delivery == null ? Integer.MAX_VALUE : delivery.extract();
        return lastExtractDate(run.register(), last, condition);
    }

    private @Nullable LocalDate lastExtractDate(String register, int last, String condition) {
        return jdbc.sql("select max(e.extract_date) from extract e where e.register = ? and e.id <= ?" + condition)
                .params(register, last)
                .query((rs, row) -> Optional.ofNullable(rs.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    /** The last runs of the register that used a delivery, oldest first, up to and with this one; dry runs are left out. */
    List<EarlierRun> earlier(RunHeader run) {
        List<EarlierRun> runs = new ArrayList<>(
                jdbc.sql(RUN + " where r.register = ? and r.extract_id is not null and (r.id = ? or not r.dry_run"
                                + " and coalesce(r.exit_code, 0) <> 11 and r.started_at <= (select started_at from run"
                                + " where id = ?)) order by r.started_at desc, r.id desc limit " + COMPARED_RUNS)
                        .params(run.register(), run.run(), run.run())
                        .query((rs, row) -> compared(header(rs, row)))
                        .list());
        Collections.reverse(runs);
        return runs;
    }

    private EarlierRun compared(RunHeader run) {
        Map<String, Long> sizes = sizes(run.run());
        ReportedDelivery delivery = run.delivery();
        return new EarlierRun(
                run.run(),
                run.times().businessDate(),
                run.ending().word(),
                delivery == null ? 0 : delivery.rows(),
                sizes.getOrDefault(ListName.ACCEPTED.word(), 0L),
                sizes.getOrDefault(ListName.CHANGED.word(), 0L),
                sizes.getOrDefault(ListName.REJECTED.word(), 0L));
    }

    /** The lengths of the run's lists, summed over their attributes. */
    Map<String, Long> sizes(String run) {
        Map<String, Long> sizes = new HashMap<>();
        jdbc.sql("select name, sum(size) from run_list where run_id = ? group by name")
                .param(run)
                .query(rs -> {
                    sizes.put(rs.getString(1), rs.getLong(2));
                });
        return sizes;
    }

    private static RunHeader header(ResultSet rs, int row) throws SQLException {
        return new RunHeader(
                rs.getString("id"),
                rs.getString("night"),
                rs.getString("register"),
                delivery(rs),
                new Times(
                        rs.getObject("business_date", LocalDate.class),
                        Moment.of(instant(rs, "started_at")),
                        rs.getObject("ended_at") == null ? null : Moment.of(instant(rs, "ended_at"))),
                rs.getString("requested_by"),
                new Hashes(rs.getString("job_hash"), rs.getString("plan_hash")),
                ending(rs));
    }

    private static @Nullable ReportedDelivery delivery(ResultSet rs) throws SQLException {
        int extract = rs.getInt("extract");
        return rs.wasNull()
                ? null
                : new ReportedDelivery(
                        extract,
                        rs.getString("kind"),
                        rs.getLong("sequence"),
                        rs.getObject("extract_date", LocalDate.class),
                        rs.getLong("row_count"),
                        rs.getString("content_hash"));
    }

    private static Ending ending(ResultSet rs) throws SQLException {
        int code = rs.getInt("exit_code");
        Integer exitCode = rs.wasNull() ? null : code;
        return new Ending(
                rs.getString("state"),
                exitCode,
                Ending.exitName(exitCode),
                rs.getString("reason"),
                rs.getString("message"),
                rs.getBoolean("dry_run"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package fi.ajantasa.serve;

import fi.ajantasa.job.ExitCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which business dates a scheduled job was begun and ended for; whichever instance did it. */
final class ScheduleStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    ScheduleStore(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** The last business date that was ended, or for which somebody ran the night; nothing when none ever was. */
    Optional<LocalDate> findLast(String job) {
        return jdbc.sql("select max(business_date) from (select business_date from scheduled where job = ? and"
                        + " ended_at is not null union all select business_date from run where register = ?"
                        + " and register = 'nightly' and state = 'DONE' and not dry_run) d")
                .params(job, job)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Business dates that were begun and not ended, in order: somebody was stopped or died there. */
    List<LocalDate> listOpen(String job) {
        return jdbc.sql("select business_date from scheduled where job = ? and ended_at is null order by business_date")
                .param(job)
                .query(LocalDate.class)
                .list();
    }

    /** Notes that the job is begun for the date, if nobody has; it may first have to wait for the lease. */
    void begin(String job, LocalDate date) {
        jdbc.sql("insert into scheduled (job, business_date, started_at, told_late) select s.job, s.business_date,"
                        + " s.started_at, false from (select cast(? as varchar) as job, cast(? as date) as business_date,"
                        + " cast(? as timestamp with time zone) as started_at) s where not exists"
                        + " (select 1 from scheduled d where d.job = s.job and d.business_date = s.business_date)")
                .params(job, date, now())
                .update();
    }

    /** Notes how it ended. */
    void end(String job, LocalDate date, ExitCode code) {
        jdbc.sql("update scheduled set exit_code = ?, ended_at = ? where job = ? and business_date = ?")
                .params(code.number(), now(), job, date)
                .update();
    }

    /** Whether a delivery of the register was taken for the date. */
    boolean isTaken(String register, LocalDate date) {
        return jdbc.sql("select exists (select 1 from run where register = ? and business_date = ? and not dry_run"
                        + " and extract_id is not null and state in ('DONE', 'HELD'))")
                .params(register, date)
                .query(Boolean.class)
                .single();
    }

    /** Whether it is for the caller, and for nobody after it, to tell that the job is late for the date. */
    boolean tellsLate(String job, LocalDate date) {
        return jdbc.sql("update scheduled set told_late = true where job = ? and business_date = ? and not told_late"
                                + " and ended_at is null")
                        .params(job, date)
                        .update()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

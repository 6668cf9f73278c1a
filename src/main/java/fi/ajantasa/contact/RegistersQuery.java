package fi.ajantasa.contact;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the registers have brought: all deliveries, and of each list with a lease the version in force. */
public final class RegistersQuery {
    private final JdbcClient jdbc;
    private final Jobs jobs;

    public RegistersQuery(DataSource dataSource, Jobs jobs) {
        this.jdbc = JdbcClient.create(dataSource);
        this.jobs = jobs;
    }

    /** As it was at the moment: what came later counts for nothing. */
    public Registers at(Instant moment) {
        List<ListState> lists = new ArrayList<>();
        for (JobDefinition job : jobs.jobs().values()) {
            job.findLease().ifPresent(lease -> lists.add(list(job.register(), lease, moment)));
        }
        return new Registers(deliveries(), lists);
    }

    /** What a delivery brought is there when its last run has ended, which may be after an approval. */
    private Deliveries deliveries() {
        Map<Integer, Delivery> byId = new HashMap<>();
        jdbc.sql(
                        """
                        select e.id, e.register, e.sequence, e.extract_date,
                               coalesce((select max(r.ended_at) from run r where r.extract_id = e.id and not r.dry_run),
                                        e.received_at)
                        from extract e""")
                .query(row -> {
                    byId.put(
                            row.getInt(1),
                            new Delivery(
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getObject(4, LocalDate.class),
                                    row.getTimestamp(5).toInstant()));
                });
        return new Deliveries(byId);
    }

    /**
     * A version counts when a run took it in to the end and balanced; one that was refused later counts no more, and a replay
     * of a few of its rows is no check against it. Where our numbers were sent to be washed, they were checked as they were
     * when the list was made.
     */
    private ListState list(String register, Lease lease, Instant moment) {
        Optional<ListState.Version> version = jdbc.sql(
                        """
                        select e.sequence, e.extract_date,
                               coalesce((select min(w.listed_at) from wash w where w.register = e.register
                                         and w.sequence = e.sequence and w.state = 'LANDED'), r.started_at),
                               e.content_hash
                        from run r join extract e on e.id = r.extract_id
                        where r.register = ? and not r.dry_run and r.state in ('DONE', 'HELD') and r.exit_code in (0, 10, 30)
                          and e.state = 'APPLIED' and r.ended_at <= ?
                          and not exists (select 1 from run_link k where k.run_id = r.id and k.verb = 'REPLAY')
                        order by r.started_at desc, r.id desc limit 1""")
                .params(register, moment.atOffset(ZoneOffset.UTC))
                .query(RegistersQuery::version)
                .optional();
        return new ListState(register, lease, version.orElse(null));
    }

    private static ListState.Version version(ResultSet row, int number) throws SQLException {
        return new ListState.Version(
                row.getLong(1),
                row.getObject(2, LocalDate.class),
                row.getTimestamp(3).toInstant(),
                row.getString(4));
    }
}

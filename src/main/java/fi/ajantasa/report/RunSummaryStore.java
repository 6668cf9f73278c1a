package fi.ajantasa.report;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the report of a closed run as it was written, one JSON document per run. */
public final class RunSummaryStore {
    private final JdbcClient jdbc;

    public RunSummaryStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Stores the report in place of an earlier one of the same run. */
    public void save(RunReport report) {
        jdbc.sql("delete from run_summary where run_id = ?")
                .param(report.header().run())
                .update();
        jdbc.sql("insert into run_summary (run_id, body) values (?, ?)")
                .params(report.header().run(), JsonReport.json(report))
                .update();
    }

    public Optional<RunReport> find(String run) {
        return jdbc.sql("select body from run_summary where run_id = ?")
                .param(run)
                .query(String.class)
                .optional()
                .map(JsonReport::read);
    }
}

package fi.ajantasa.batch;

import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every approval ever tried, with its verdict. */
final class ApprovalStore {
    private final JdbcClient jdbc;

    ApprovalStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void add(Run run, Approval approval, Instant at, String verdict) {
        jdbc.sql(
                        """
                insert into approval (run_id, plan_hash, ceiling, until_at, by_name, reason, given_at, verdict)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        run.id(),
                        run.planHash() == null ? "" : run.planHash(),
                        approval.ceiling(),
                        Timestamp.from(approval.until()),
                        approval.by(),
                        approval.reason(),
                        Timestamp.from(at),
                        verdict)
                .update();
    }
}

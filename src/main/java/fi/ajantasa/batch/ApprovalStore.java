package fi.ajantasa.batch;

import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every approval ever tried, with its verdict. */
final class ApprovalStore {
    /** Another plan was approved than there is. */
    static final String PLAN_DIFFERS = "plan-differs";

    private static final String GIVEN = "given";
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

    /** Notes that somebody confirmed a plan that is yet to be made again. */
    void give(String run, Rollback.Order order, Instant at) {
        jdbc.sql("insert into approval (run_id, plan_hash, ceiling, until_at, by_name, reason, given_at, verdict)"
                        + " values (?, ?, 0, ?, ?, ?, ?, ?)")
                .params(run, order.plan(), Timestamp.from(at), order.by(), order.reason())
                .params(Timestamp.from(at), GIVEN)
                .update();
    }

    /** Whether the plan is the one that was confirmed for the run, or begins as it; the verdict is noted. */
    boolean judge(String run, String planHash, long changes) {
        String confirmed = jdbc.sql("select plan_hash from approval where run_id = ? and verdict in (?, 'accepted')")
                .params(run, GIVEN)
                .query(String.class)
                .single();
        boolean same = planHash.startsWith(confirmed);
        jdbc.sql("update approval set verdict = ?, ceiling = ? where run_id = ? and verdict = ?")
                .params(same ? "accepted" : PLAN_DIFFERS, changes, run, GIVEN)
                .update();
        return same;
    }
}

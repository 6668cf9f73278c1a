package fi.ajantasa.batch;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
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
    private final SealStore seals;

    ApprovalStore(DataSource dataSource, KeyVault keys) {
        this.seals = new SealStore(dataSource, keys);
        this.jdbc = JdbcClient.create(dataSource);
    }

    void add(Run run, Approval approval, Instant at, String verdict) {
        change(
                run.id(),
                at,
                """
                insert into approval (run_id, plan_hash, ceiling, until_at, by_name, reason, given_at, verdict)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                run.id(),
                run.planHash() == null ? "" : run.planHash(),
                approval.ceiling(),
                Timestamp.from(approval.until()),
                approval.by(),
                approval.reason(),
                Timestamp.from(at),
                verdict);
    }

    private void change(String run, Instant at, String sql, Object... values) {
        SealStore.Rows ofRun = new SealStore.Rows(SealedTable.APPROVAL, "run_id = ?", run);
        seals.change(ofRun, at, () -> jdbc.sql(sql).params(values).update());
    }

    /** Notes that somebody confirmed a plan that is yet to be made again. */
    void give(String run, Rollback.Order order, Instant at) {
        change(
                run,
                at,
                "insert into approval (run_id, plan_hash, ceiling, until_at, by_name, reason, given_at, verdict)"
                        + " values (?, ?, 0, ?, ?, ?, ?, ?)",
                run,
                order.plan(),
                Timestamp.from(at),
                order.by(),
                order.reason(),
                Timestamp.from(at),
                GIVEN);
    }

    /**
     * Whether the plan is the one that was confirmed for the run, or begins as it. The verdict is noted once, beside what was
     * confirmed, for approvals are only added to.
     */
    boolean judge(String run, String planHash, long changes, Instant at) {
        String confirmed = jdbc.sql("select plan_hash from approval where run_id = ? and verdict = ?")
                .params(run, GIVEN)
                .query(String.class)
                .single();
        boolean same = planHash.startsWith(confirmed);
        change(
                run,
                at,
                "insert into approval (run_id, plan_hash, ceiling, until_at, by_name, reason, given_at, verdict)"
                        + " select a.run_id, a.plan_hash, cast(? as bigint), a.until_at, a.by_name, a.reason, a.given_at,"
                        + " cast(? as varchar) from approval a where a.run_id = ? and a.verdict = ?"
                        + " and not exists (select 1 from approval b where b.run_id = a.run_id and b.verdict <> a.verdict)",
                changes,
                same ? "accepted" : PLAN_DIFFERS,
                run,
                GIVEN);
        return same;
    }
}

package fi.ajantasa.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends entries in the caller's transaction, and counts them; nothing here changes or removes one. */
public final class AuditLog {
    private final BulkStore bulk;
    private final JdbcClient jdbc;

    public AuditLog(DataSource dataSource) {
        this.bulk = new BulkStore(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Appends the entries in the caller's transaction.
     *
     * @throws AuditUnavailable when they cannot be written: the transaction must be rolled back (F147)
     */
    public void append(List<AuditEntry> entries, Instant at) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        Rows rows = Rows.of("run_id", "kind", "customer_id", "at", "actor", "purpose", "job_hash", "decisions", "body");
        for (AuditEntry entry : entries) {
            rows.add(
                    entry.run(),
                    entry.kind(),
                    entry.customer(),
                    time,
                    entry.actor(),
                    entry.purpose(),
                    entry.jobHash(),
                    entry.decisions(),
                    entry.body().getBytes(StandardCharsets.UTF_8));
        }
        try {
            bulk.insert("audit_entry", rows);
        } catch (DataAccessException e) {
            throw new AuditUnavailable(e);
        }
    }

    /** How many entries of the kind the run has. */
    public long count(String run, String kind) {
        return jdbc.sql("select count(*) from audit_entry where run_id = ? and kind = ?")
                .params(run, kind)
                .query(Long.class)
                .single();
    }

    /** How many decisions the change entries of the run stand for. */
    public long sumDecisions(String run) {
        return jdbc.sql("select coalesce(sum(decisions), 0) from audit_entry where run_id = ? and kind = 'change'")
                .param(run)
                .query(Long.class)
                .single();
    }
}

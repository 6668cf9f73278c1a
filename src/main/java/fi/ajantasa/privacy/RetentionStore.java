package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.decide.FactStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts and prunes what has outlived its time, under the role that owns the tables. */
final class RetentionStore {
    /** What is due on a day, and its own day, by kind. */
    private static final Map<Lifetime, Due> DUE = Map.of(
            Lifetime.KEPT_RECORD,
            new Due("kept_record", "until_date", "until_date < :day"),
            Lifetime.REFUSED_FACTS,
            new Due(
                    "fact",
                    "(select cast(e.received_at as date) from extract e where e.id = extract_id)",
                    "extract_id in (select e.id from extract e where e.state = 'REFUSED' and e.received_at < :day)"),
            Lifetime.FACTS_OF_OTHERS,
            new Due(
                    "fact",
                    "(select cast(max(w.withdrawn_at) as date) from withdrawn_fact w where w.customer_id = fact.customer_id"
                            + " and w.extract_id = fact.extract_id and w.row_number = fact.row_number)",
                    "exists (select 1 from withdrawn_fact w where w.customer_id = fact.customer_id"
                            + " and w.extract_id = fact.extract_id and w.row_number = fact.row_number"
                            + " and w.discount = 'SOMEBODY_ELSE' and w.withdrawn_at < :day)"),
            Lifetime.REVIEW_REASONS,
            new Due(
                    "verdict",
                    "cast(given_at as date)",
                    "given_at < :day and reason <> 'pruned' and not exists (select 1 from task t where t.id = task_id"
                            + " and t.state in ('open', 'second'))"),
            Lifetime.EXPORT_RECEIPTS,
            new Due(
                    "contact_receipts",
                    "(select cast(x.asked_at as date) from contact_export x where x.id = export_id)",
                    "export_id in (select x.id from contact_export x where x.asked_at < :day)"),
            Lifetime.PLAN_VALUES,
            new Due(
                    "plan_slice",
                    "(select cast(r.started_at as date) from run r where r.id = run_id)",
                    "row_count > 0 and octet_length(decisions) > 0"
                            + " and run_id in (select r.id from run r where r.started_at < :day and r.state <> 'HELD')"));

    private final JdbcClient jdbc;
    private final SealStore seals;

    RetentionStore(DataSource dataSource, KeyVault keys) {
        this.seals = new SealStore(dataSource, keys);
        this.jdbc = JdbcClient.create(dataSource);
    }

    private record Due(String table, String day, String where) {}

    private static Due due(Lifetime lifetime) {
        return Objects.requireNonNull(DUE.get(lifetime), lifetime.word());
    }

    /** What of a kind has outlived its time. */
    RetentionPlan.Line line(Lifetime lifetime, LocalDate today) {
        Due due = due(lifetime);
        return jdbc.sql("select count(*), min(" + due.day() + ") from " + due.table() + " where " + due.where())
                .param("day", today.minus(lifetime.period()))
                .query((row, number) -> new RetentionPlan.Line(
                        lifetime.word(),
                        row.getLong(1),
                        row.getObject(2, LocalDate.class),
                        lifetime.period().isZero() ? "" : lifetime.period().toString(),
                        lifetime.why()))
                .single();
    }

    /** Takes facts away that have outlived their time. */
    int prune(Lifetime lifetime, LocalDate today, FactStore facts, AuditEntry about, Instant at) {
        String condition = due(lifetime).where().replace(":day", "?");
        return facts.remove(condition, about, at, today.minus(lifetime.period()));
    }

    /** Takes it away; of plans and answers the values alone. */
    int prune(Lifetime lifetime, LocalDate today, Instant at) {
        Due due = due(lifetime);
        String change =
                switch (lifetime) {
                    case REVIEW_REASONS -> "update " + due.table() + " set reason = 'pruned'";
                    case PLAN_VALUES -> "update " + due.table() + " set decisions = ''";
                    default -> "delete from " + due.table();
                };
        LocalDate day = today.minus(lifetime.period());
        AtomicInteger pruned = new AtomicInteger();
        Runnable prune = () -> pruned.set(
                jdbc.sql(change + " where " + due.where()).param("day", day).update());
        switch (lifetime) {
            case REVIEW_REASONS ->
                seals.change(new SealStore.Rows(SealedTable.VERDICT, "given_at < ?", day), at, prune);
            case KEPT_RECORD, EXPORT_RECEIPTS ->
                seals.change(
                        new SealStore.Rows(
                                SealedTable.find(due.table()).orElseThrow(),
                                due.where().replace(":day", "?"),
                                day),
                        at,
                        prune);
            default -> prune.run();
        }
        return pruned.get();
    }

    /** The ids of all customers of whom something was decided. */
    List<Integer> customers() {
        return new ArrayList<>(jdbc.sql("select id from customer where version > 0 order by id")
                .query(Integer.class)
                .list());
    }

    /** Whether clerical tasks about the customer are open. */
    List<Integer> listAsked() {
        return jdbc.sql("select customer_id from task where state in ('open', 'second')"
                        + " union select other_id from task where state in ('open', 'second')")
                .query(Integer.class)
                .list();
    }
}

package fi.ajantasa.contact;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.job.Jobs;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what was known of a person at an earlier moment, and says what of it cannot be proven: restrictions are replayed
 * from the audit log, values walked back over the plans.
 */
public final class HistoryQuery {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final PlanStore plans;
    private final CustomerStore customers;
    private final SnapshotQuery present;
    private final ObjectionStore objections;
    private final KeyVault keys;
    private final Jobs jobs;

    public HistoryQuery(DataSource dataSource, KeyVault keys, Jobs jobs) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
        this.plans = new PlanStore(dataSource, keys, jobs.catalogue());
        this.customers = new CustomerStore(dataSource, keys);
        this.present = new SnapshotQuery(dataSource, keys);
        this.objections = new ObjectionStore(dataSource);
        this.keys = keys;
        this.jobs = jobs;
    }

    /** The customer with this id as known at the moment, with a doubt for all that cannot be proven. */
    public Snapshot at(int id, Instant moment) {
        Customer now = customers.read(new int[] {id}).get(0);
        List<Restriction> standing = customers.restrictions(new int[] {id}).getOrDefault(id, List.of());
        List<AuditLog.Change> changes = audit.changesOf(id);
        Past past = new Past(now, changes, moment);
        past.undo(plans);
        Map<String, Restriction> then = past.restrictions(moment);
        List<Reason> doubts = new ArrayList<>();
        if (!past.isProven() || !Past.agrees(past.restrictions(Instant.MAX), standing)) {
            doubts.add(doubt(ReasonWords.HISTORY_INCOMPLETE));
        }
        if (!past.isKnown()) {
            doubts.add(doubt(ReasonWords.NOT_OURS_THEN));
        }
        if (findRules(moment).filter(it -> !it.equals(jobs.hash())).isPresent()) {
            doubts.add(doubt(ReasonWords.RULES_CHANGED_SINCE));
        }
        Customer customer = past.customer();
        return new Snapshot(
                customer,
                SnapshotQuery.born(customer, keys),
                List.copyOf(then.values()),
                objections.of(id, moment),
                numbersSince(id, moment),
                doubts);
    }

    /** Of a number that was held already then, since when; of others nothing is noted any more. */
    private Map<String, Instant> numbersSince(int id, Instant moment) {
        Map<String, Instant> numbers =
                new HashMap<>(present.numbersSince(id, id).getOrDefault(id, Map.of()));
        numbers.values().removeIf(it -> it.isAfter(moment));
        return numbers;
    }

    private static Reason doubt(String word) {
        return new Reason(word, Verdict.UNKNOWN, "history", "");
    }

    /** The hash of the definitions that were in force at the moment, as the audit log tells. */
    private Optional<String> findRules(Instant moment) {
        return jdbc.sql("select job_hash from audit_bundle where at <= ? order by at desc, id desc limit 1")
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }
}

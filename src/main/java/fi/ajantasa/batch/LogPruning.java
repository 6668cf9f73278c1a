package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditBroken;
import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.LogPruner;
import fi.ajantasa.audit.LogPruner.Segment;
import fi.ajantasa.audit.LogVerifier;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Rekeying;
import fi.ajantasa.customer.RowSeal;
import fi.ajantasa.customer.SealTally;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.decide.FactSeals;
import fi.ajantasa.job.Jobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Prunes entries of the audit log that have outlived their time. What they say of rows, restrictions, facts and sealed tables is carried on
 * by new entries, for by it is found what somebody altered.
 */
public final class LogPruning {
    private static final String CARRIED = "carried";
    private static final int FACTS = 5000;

    private final LogKeeping keeping;
    private final KeyVault keys;
    private final LogPruner pruner;

    public LogPruning(Installation installation, Desk desk, Jobs jobs) {
        this.keys = desk.keys();
        this.keeping = new LogKeeping(installation, desk.dataSource(), keys, jobs);
        this.pruner = new LogPruner(desk.dataSource());
    }

    /** The entries that are there and were signed before a moment, in whole subtrees. */
    public Segment before(Instant moment) {
        return pruner.before(moment);
    }

    /**
     * Takes them away, in the caller's transaction.
     *
     * @param about who does it, under which definitions
     * @throws AuditBroken when they are not as they were signed: then they are evidence
     */
    public void prune(Segment segment, AuditEntry about, String reason, Instant at) {
        LogVerifier.Verified verified = keeping.verify(new LogVerifier.Range(segment.first() + 1, segment.end()));
        if (!verified.faults().isEmpty()) {
            throw new AuditBroken(verified.faults().get(0));
        }
        Standing standing = new Standing(new LoggedKeys(keys));
        pruner.replay(segment, standing::take);
        pruner.prune(segment, about, reason, standing.entries(), at);
    }

    /** What entries say of what is held after the last of them, as the index key of that moment makes it. */
    private static final class Standing {
        private final LoggedKeys logged;
        private final SortedMap<Integer, String> rows = new TreeMap<>();
        private final SortedMap<Integer, String> restrictions = new TreeMap<>();
        private final SortedMap<Fact, Long> facts = new TreeMap<>(Comparator.comparingInt(Fact::customer)
                .thenComparing(
                        Fact::origin, Comparator.comparingInt(Origin::extract).thenComparing(Origin::row)));

        private final Map<SealedTable, SealTally> tables = new EnumMap<>(SealedTable.class);

        Standing(LoggedKeys logged) {
            this.logged = logged;
        }

        private record Fact(int customer, Origin origin) {}

        void take(String kind, int customer, Supplier<String> body) {
            Rekeying change = logged.take(kind, body);
            if (change != null) {
                rows.replaceAll((id, seal) -> LoggedKeys.rekeyed(seal, change));
                restrictions.replaceAll((id, seal) -> LoggedKeys.rekeyed(seal, change));
                facts.replaceAll((fact, seal) -> change.of(seal));
            } else if (kind.equals(FactSeals.ADDED)) {
                FactSeals.read(body.get(), (id, origin, seal) -> facts.put(new Fact(id, origin), seal));
            } else if (kind.equals(FactSeals.REMOVED)) {
                FactSeals.read(body.get(), (id, origin, seal) -> facts.remove(new Fact(id, origin)));
            } else if (kind.equals(SealTally.KIND)) {
                SealTally.read(body.get(), (table, owner, sum) -> tables.computeIfAbsent(table, it -> new SealTally())
                        .add(owner, sum.rows(), sum.seals()));
            } else if (customer > 0) {
                String text = body.get();
                keep(rows, customer, RowSeal.rowOf(text));
                keep(restrictions, customer, RowSeal.restrictionsOf(text));
            }
        }

        private static void keep(SortedMap<Integer, String> seals, int customer, String seal) {
            if (!seal.isEmpty()) {
                seals.put(customer, seal);
            }
        }

        List<AuditEntry> entries() {
            List<AuditEntry> entries = new ArrayList<>();
            if (!logged.mark().isEmpty()) {
                entries.add(entry(LoggedKeys.CARRIED, 0, AuditBody.words("mark", logged.mark())));
            }
            SortedMap<Integer, String> customers = new TreeMap<>(restrictions);
            customers.putAll(rows);
            customers
                    .keySet()
                    .forEach(it -> entries.add(entry(
                            CARRIED, it, RowSeal.body(rows.getOrDefault(it, ""), restrictions.getOrDefault(it, "")))));
            List<FactSeals.Sealed> sealed = new ArrayList<>();
            facts.forEach((fact, seal) -> sealed.add(new FactSeals.Sealed(fact.customer(), fact.origin(), seal)));
            for (int first = 0; first < sealed.size(); first += FACTS) {
                List<FactSeals.Sealed> some = sealed.subList(first, Math.min(sealed.size(), first + FACTS));
                entries.add(entry(FactSeals.ADDED, 0, FactSeals.body(some)));
            }
            tables.forEach(
                    (table, tally) -> tally.bodies(table).forEach(it -> entries.add(entry(SealTally.KIND, 0, it))));
            return entries;
        }

        private static AuditEntry entry(String kind, int customer, String body) {
            return new AuditEntry(kind, "", customer, "", "", "", 0, body);
        }
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealTally;
import fi.ajantasa.customer.SealTally.Sum;
import fi.ajantasa.customer.SealedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Compares the rows of sealed tables with what the log says of them. Keeps one number for each owner of rows in memory, over
 * all tables; which table and whose row it is, is worked out for those alone of whom the sum differs.
 */
final class TableCheck {
    /** Larger numbers than the log knows are somebody's invention, and few. */
    private long[] sums = new long[1024];

    private final SortedMap<Integer, Long> unknown = new TreeMap<>();
    private final AuditLog log;
    private final SealStore seals;

    TableCheck(DataSource dataSource, KeyVault keys) {
        this.log = new AuditLog(dataSource);
        this.seals = new SealStore(dataSource, keys);
    }

    /** Takes what an entry says. */
    void take(String kind, Supplier<String> body) {
        if (kind.equals(SealTally.KIND)) {
            SealTally.read(body.get(), (table, owner, sum) -> {
                if (owner >= sums.length) {
                    sums = Arrays.copyOf(sums, Math.max(owner + 1, 2 * sums.length));
                }
                add(owner, sum.seals());
            });
        }
    }

    private void add(int owner, long seals) {
        if (owner >= 0 && owner < sums.length) {
            sums[owner] += seals;
        } else {
            unknown.merge(owner, seals, Long::sum);
        }
    }

    /** What is not as the log says, by table and owner. */
    List<String> check() {
        for (SealedTable table : SealedTable.values()) {
            seals.read(table, (owner, seal) -> add(owner, -seal));
        }
        SortedSet<Integer> differing = new TreeSet<>(unknown.keySet());
        for (int owner = 0; owner < sums.length; owner++) {
            if (sums[owner] != 0) {
                differing.add(owner);
            }
        }
        return differing.isEmpty() ? List.of() : faults(differing);
    }

    private List<String> faults(SortedSet<Integer> differing) {
        Map<SealedTable, SealTally> then = new EnumMap<>(SealedTable.class);
        Map<SealedTable, SealTally> now = new EnumMap<>(SealedTable.class);
        for (SealedTable table : SealedTable.values()) {
            then.put(table, new SealTally());
            SealTally tally = new SealTally();
            now.put(table, tally);
            seals.read(table, (owner, seal) -> {
                if (differing.contains(owner)) {
                    tally.add(owner, 1, seal);
                }
            });
        }
        log.replay((kind, customer, body) -> {
            if (kind.equals(SealTally.KIND)) {
                SealTally.read(body.get(), (table, owner, sum) -> {
                    if (differing.contains(owner)) {
                        Objects.requireNonNull(then.get(table)).add(owner, sum.rows(), sum.seals());
                    }
                });
            }
        });
        List<String> faults = new ArrayList<>();
        for (SealedTable table : SealedTable.values()) {
            for (int owner : differing) {
                Sum before = Objects.requireNonNull(then.get(table)).of(owner);
                Sum after = Objects.requireNonNull(now.get(table)).of(owner);
                if (!before.equals(after)) {
                    faults.add("a row of " + table.of(owner) + " " + how(after.rows() - before.rows()));
                }
            }
        }
        return faults;
    }

    private static String how(int more) {
        if (more == 0) {
            return "was altered";
        }
        return more > 0 ? "was added without an entry in the log" : "is missing";
    }
}

package fi.ajantasa.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Appends entries in the caller's transaction, and reads them; nothing here changes or removes one. Entries of one run,
 * kind, actor and purpose are kept in bundles of at most {@value EntryBundle#MOST}: that spares the database a row and an
 * index entry for each. Each is hashed while its bytes are at hand; {@link LogSealer} gives it its place in the tree.
 */
public final class AuditLog {
    private static final String[] COLUMNS = {
        "run_id",
        "kind",
        "at",
        "actor",
        "purpose",
        "job_hash",
        "first_customer",
        "last_customer",
        "entries",
        "body",
        "leaves"
    };
    private static final String ENTRIES =
            "select run_id, kind, at, actor, purpose, job_hash, body from audit_bundle where kind = any (?)";

    private static final int PAGE = 500;

    /** With the number of entries that were pruned: entries that carry on what those said of what is still held. */
    static final String CARRIED = "pruned-";

    private final BulkStore bulk;
    private final JdbcTemplate jdbc;
    private final PruningStore pruning;

    public AuditLog(DataSource dataSource) {
        this.bulk = new BulkStore(dataSource);
        this.jdbc = new JdbcTemplate(dataSource);
        this.pruning = new PruningStore(dataSource);
    }

    /**
     * Appends the entries in the caller's transaction.
     *
     * @throws AuditUnavailable when they cannot be written: the transaction must be rolled back (F147)
     */
    public void append(List<AuditEntry> entries, Instant at) {
        Rows rows = Rows.of(COLUMNS);
        for (EntryBundle bundle : EntryBundle.of(entries, at.truncatedTo(ChronoUnit.MICROS))) {
            EntryHeader header = bundle.header();
            byte[] body = bundle.body();
            rows.add(
                    header.run(),
                    header.kind(),
                    header.at().atOffset(ZoneOffset.UTC),
                    header.actor(),
                    header.purpose(),
                    header.jobHash(),
                    bundle.firstCustomer(),
                    bundle.lastCustomer(),
                    bundle.entries(),
                    body,
                    EntryBundle.leaves(header, body));
        }
        try {
            bulk.insert("audit_bundle", rows);
        } catch (DataAccessException e) {
            throw new AuditUnavailable(e);
        }
    }

    /** How many entries of the kind the run has. */
    public long count(String run, String kind) {
        Long count = jdbc.queryForObject(
                "select coalesce(sum(entries), 0) from audit_bundle where run_id = ? and kind = ?",
                Long.class,
                run,
                kind);
        return count == null ? 0 : count;
    }

    /** Whom the change entries of the run concern and how many decisions they stand for, counted entry by entry. */
    public AuditedChanges changes(String run) {
        AuditedChanges changes = new AuditedChanges();
        RowCallbackHandler count = row -> EntryBundle.read(row.getBytes(1), changes::add);
        jdbc.query("select body from audit_bundle where run_id = ? and kind = 'change' order by id", count, run);
        return changes;
    }

    /** The run's change entries that concern the customer, in the order they were appended. */
    public List<Change> changesOf(String run, int customer) {
        List<Change> changes = new ArrayList<>();
        RowCallbackHandler pick = row -> {
            Instant at = row.getTimestamp(1).toInstant();
            EntryBundle.read(row.getBytes(2), (id, decisions, body) -> {
                if (id == customer) {
                    changes.add(new Change(run, at, body.get()));
                }
            });
        };
        jdbc.query(
                "select at, body from audit_bundle where run_id = ? and kind = 'change'"
                        + " and ? between first_customer and last_customer order by id",
                pick,
                run,
                customer);
        return changes;
    }

    /** The bodies of the run's change entries that concern customers from the first to the last, by customer, in order. */
    public SortedMap<Integer, List<String>> changes(String run, int first, int last) {
        SortedMap<Integer, List<String>> bodies = new TreeMap<>();
        RowCallbackHandler pick = row -> EntryBundle.read(row.getBytes(1), (id, decisions, body) -> {
            if (id >= first && id <= last) {
                bodies.computeIfAbsent(id, it -> new ArrayList<>()).add(body.get());
            }
        });
        jdbc.query(
                "select body from audit_bundle where run_id = ? and kind = 'change'"
                        + " and first_customer <= ? and last_customer >= ? order by id",
                pick,
                run,
                last,
                first);
        return bodies;
    }

    /** All change entries that concern the customer, in the order they were appended. */
    public List<Change> changesOf(int customer) {
        List<Change> changes = new ArrayList<>();
        RowCallbackHandler pick = row -> {
            String run = row.getString("run_id");
            Instant at = row.getTimestamp("at").toInstant();
            EntryBundle.read(row.getBytes("body"), (id, decisions, body) -> {
                if (id == customer) {
                    changes.add(new Change(run, at, body.get()));
                }
            });
        };
        jdbc.query(
                "select run_id, at, body from audit_bundle where kind = 'change'"
                        + " and ? between first_customer and last_customer order by id",
                pick,
                customer);
        return changes;
    }

    /** Whoever reads the whole log sees of each entry its kind, its customer and its body. */
    public interface Replay {
        void entry(String kind, int customer, Supplier<String> body);
    }

    /** Whether its oldest entries were pruned. */
    public boolean isPruned() {
        return pruning.pruned() > 0;
    }

    /** Shows what those carried on that were pruned up to a place; nothing when none were. */
    void replayCarried(long pruned, Replay replay) {
        RowCallbackHandler read = row -> {
            String kind = row.getString(1);
            EntryBundle.read(row.getBytes(2), (customer, decisions, body) -> replay.entry(kind, customer, body));
        };
        jdbc.query("select kind, body from audit_bundle where run_id = ? order by id", read, CARRIED + pruned);
    }

    /** Shows what was carried on of pruned entries, and every other in the order they were appended, a page in memory at a time. */
    public void replay(Replay replay) {
        replayCarried(pruning.pruned(), replay);
        long[] last = {0};
        boolean more = true;
        while (more) {
            long before = last[0];
            RowCallbackHandler read = row -> {
                last[0] = row.getLong(1);
                String kind = row.getString(2);
                EntryBundle.read(row.getBytes(3), (customer, decisions, body) -> replay.entry(kind, customer, body));
            };
            jdbc.query(
                    "select id, kind, body from audit_bundle where id > ? and run_id not like ? order by id limit ?",
                    read,
                    before,
                    CARRIED + "%",
                    PAGE);
            more = last[0] > before;
        }
    }

    /** A page of the run's change entries, in the order they were appended. */
    public List<Listed> list(String run, long offset, int limit) {
        List<Listed> page = new ArrayList<>();
        long[] passed = {0};
        RowCallbackHandler list = row -> {
            if (passed[0] + row.getInt("entries") > offset && page.size() < limit) {
                long bundle = row.getLong("id");
                Instant at = row.getTimestamp("at").toInstant();
                int[] place = {0};
                EntryBundle.read(row.getBytes("body"), (customer, decisions, body) -> {
                    if (passed[0] + place[0]++ >= offset && page.size() < limit) {
                        page.add(new Listed(bundle + "." + place[0], customer, decisions, at));
                    }
                });
            }
            passed[0] += row.getInt("entries");
        };
        jdbc.query(
                "select id, at, entries, body from audit_bundle where run_id = ? and kind = 'change' order by id",
                list,
                run);
        return page;
    }

    /** Shows the entries of these kinds that concern the customer, in the order they were appended. */
    public void readOf(int customer, List<String> kinds, Consumer<Logged> reader) {
        RowCallbackHandler pick = row -> read(row, it -> {
            if (it.entry().customer() == customer) {
                reader.accept(it);
            }
        });
        jdbc.query(
                ENTRIES + " and ? between first_customer and last_customer order by id",
                pick,
                kinds.toArray(String[]::new),
                customer);
    }

    /** Shows the entries of these kinds from a moment to before another, in the order they were appended. */
    public void read(Instant from, Instant to, List<String> kinds, Consumer<Logged> reader) {
        RowCallbackHandler pick = row -> read(row, reader);
        jdbc.query(
                ENTRIES + " and at >= ? and at < ? order by id",
                pick,
                kinds.toArray(String[]::new),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }

    private static void read(ResultSet row, Consumer<Logged> reader) throws SQLException {
        String run = row.getString("run_id");
        String kind = row.getString("kind");
        Instant at = row.getTimestamp("at").toInstant();
        String actor = row.getString("actor");
        String purpose = row.getString("purpose");
        String jobHash = row.getString("job_hash");
        EntryBundle.read(
                row.getBytes("body"),
                (customer, decisions, body) -> reader.accept(new Logged(
                        at, new AuditEntry(kind, run, customer, actor, purpose, jobHash, decisions, body.get()))));
    }

    /** An entry and when it was appended. */
    public record Logged(Instant at, AuditEntry entry) {}

    /** A change of one customer: which run made it, when, and what its entry says. */
    public record Change(String run, Instant at, String body) {}

    /** An entry as it is listed: its bundle and place in it, whom it concerns, its decisions and when it was appended. */
    public record Listed(String entry, int customer, int decisions, Instant at) {}
}

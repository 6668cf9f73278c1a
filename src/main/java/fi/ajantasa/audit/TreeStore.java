package fi.ajantasa.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tree over the log: places of bundles, kept subtrees, checkpoints; only added to. A subtree that is not kept is made of
 * those below, the lowest of the leaves that the bundles carry; so any proof reads a few hundred small rows at most.
 */
final class TreeStore implements MerkleTree.Source {
    /** The entry that says which checkpoints count no more. */
    static final String LOSS = "log-restored";

    private static final int GROUP_LEVEL = TreeGrowth.KEPT_LEVELS;
    private static final int GROUP = 1 << GROUP_LEVEL;

    private final JdbcClient jdbc;
    private final BulkStore bulk;
    private final Map<String, byte[]> known = new HashMap<>();

    TreeStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.bulk = new BulkStore(dataSource);
    }

    /** Where a bundle stands: the places of its entries, counted from 0. */
    record Place(long firstLeaf, long bundle, int entries) {
        long end() {
            return firstLeaf + entries;
        }
    }

    /** A bundle that waits for its place, and the hashes of its entries. */
    static final class Waiting {
        final long bundle;
        final byte[] leaves;

        private Waiting(long bundle, byte[] leaves) {
            this.bundle = bundle;
            this.leaves = leaves;
        }

        int entries() {
            return leaves.length / MerkleTree.HASH_BYTES;
        }
    }

    /** A checkpoint as it is stored. */
    record Stored(long size, Instant madeAt, String note) {}

    /** How many entries have a place. */
    long size() {
        return findLast().map(Place::end).orElse(0L);
    }

    private Optional<Place> findLast() {
        return jdbc.sql("select first_leaf, bundle_id, entries from audit_seal order by first_leaf desc limit 1")
                .query(TreeStore::place)
                .optional();
    }

    /** Where the entry stands, when it has a place. */
    Optional<Place> findPlace(long bundle) {
        return jdbc.sql("select first_leaf, bundle_id, entries from audit_seal where bundle_id = ?")
                .param(bundle)
                .query(TreeStore::place)
                .optional();
    }

    /** A bundle from which no earlier one can be without a place any more: one that had it by the moment. */
    long lowest(Instant settled) {
        return jdbc.sql("select bundle_id from audit_seal where first_leaf < (select coalesce(max(size), 0) from"
                        + " audit_checkpoint where made_at <= ?) order by first_leaf desc limit 1")
                .param(settled.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * The first bundles above this one that have no place, in their order: looked for between those that have one, for a
     * bundle is a hundred times as large as its place.
     */
    List<Waiting> listWaiting(long above, int most) {
        List<Waiting> waiting = new ArrayList<>();
        long before = above;
        for (long placed : placed(above)) {
            if (placed > before + 1 && waiting.size() < most) {
                waiting.addAll(between(before, placed, most - waiting.size()));
            }
            before = placed;
        }
        if (waiting.size() < most) {
            waiting.addAll(between(before, Long.MAX_VALUE, most - waiting.size()));
        }
        return waiting;
    }

    private List<Long> placed(long above) {
        return jdbc.sql("select bundle_id from audit_seal where bundle_id > ? order by bundle_id")
                .param(above)
                .query(Long.class)
                .list();
    }

    private List<Waiting> between(long low, long high, int most) {
        return jdbc.sql("select id, leaves from audit_bundle where id > ? and id < ? order by id limit ?")
                .params(low, high, most)
                .query((row, i) -> new Waiting(row.getLong(1), row.getBytes(2)))
                .list();
    }

    /** The last bundle of a kind that the caller's transaction sees. */
    long lastOf(String kind) {
        return jdbc.sql("select coalesce(max(id), 0) from audit_bundle where run_id = '' and kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }

    /** The bodies of the entries of a kind that belong to no run. */
    List<String> bodies(String kind) {
        List<String> bodies = new ArrayList<>();
        jdbc.sql("select body from audit_bundle where run_id = '' and kind = ? order by id")
                .param(kind)
                .query(row -> {
                    EntryBundle.read(row.getBytes(1), (customer, decisions, body) -> bodies.add(body.get()));
                });
        return bodies;
    }

    /** The last entry of a kind, of no run, whose body has this fragment: bundle and place in it. */
    Optional<String> findLast(String kind, String fragment) {
        List<String> found = new ArrayList<>();
        jdbc.sql("select id, body from audit_bundle where run_id = '' and kind = ? order by id")
                .param(kind)
                .query(row -> {
                    long bundle = row.getLong(1);
                    int[] place = {0};
                    EntryBundle.read(row.getBytes(2), (customer, decisions, body) -> {
                        place[0]++;
                        if (body.get().contains(fragment)) {
                            found.add(bundle + "." + place[0]);
                        }
                    });
                });
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** The names of the checkpoints that count no more, for the database was restored from a backup. */
    Set<String> lost() {
        return bodies(LOSS).stream()
                .flatMap(it -> Checkpoint.names(it).stream())
                .collect(Collectors.toSet());
    }

    static String reason(byte[] bundle) {
        StringBuilder reason = new StringBuilder();
        EntryBundle.read(
                bundle,
                (customer, decisions, body) -> reason.append(
                        JsonMapper.shared().readTree(body.get()).path("reason").asString()));
        return reason.toString();
    }

    /** Who said so, and why. */
    List<String> losses() {
        return jdbc.sql("select at, actor, body from audit_bundle where run_id = '' and kind = ? order by id")
                .param(LOSS)
                .query((row, i) -> {
                    String body = new String(row.getBytes(3), StandardCharsets.UTF_8);
                    return "%d checkpoints of a log that was lost count no more; %s said so on %s: %s"
                            .formatted(
                                    Checkpoint.names(body).size(),
                                    row.getString(2),
                                    row.getObject(1, OffsetDateTime.class).toInstant(),
                                    reason(row.getBytes(3)));
                })
                .list();
    }

    /** How many entries wait for a place. */
    long countWaiting(long above) {
        return listWaiting(above, Integer.MAX_VALUE).stream()
                .mapToLong(Waiting::entries)
                .sum();
    }

    /** Whether nothing was ever appended. */
    boolean isEmpty() {
        return !jdbc.sql("select exists (select 1 from audit_bundle) or exists (select 1 from audit_seal)")
                .query(Boolean.class)
                .single();
    }

    /** Gives places. */
    void add(List<Place> places) {
        Rows rows = Rows.of("first_leaf", "bundle_id", "entries");
        places.forEach(it -> rows.add(it.firstLeaf(), it.bundle(), it.entries()));
        bulk.insert("audit_seal", rows);
    }

    /** Keeps subtrees: level, number and hash of each. */
    void add(Rows nodes) {
        bulk.insert("audit_node", nodes);
    }

    static Rows nodes() {
        return Rows.of("level", "number", "hash");
    }

    void add(Checkpoint checkpoint, Instant at) {
        jdbc.sql("insert into audit_checkpoint (size, made_at, note) values (?, ?, ?)")
                .params(
                        checkpoint.size(),
                        at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                        checkpoint.note().toString())
                .update();
    }

    /** All checkpoints, the smallest first. */
    List<Stored> listCheckpoints() {
        return jdbc.sql("select size, made_at, note from audit_checkpoint order by size")
                .query(TreeStore::stored)
                .list();
    }

    /** The last checkpoint. */
    Optional<Stored> findCheckpoint() {
        return jdbc.sql("select size, made_at, note from audit_checkpoint order by size desc limit 1")
                .query(TreeStore::stored)
                .optional();
    }

    /** The subtree; throws {@link AuditBroken} when its entries or those below are gone. */
    @Override
    public byte[] hash(int level, long number) {
        byte[] hash = known.get(level + "/" + number);
        if (hash == null) {
            load(level, number);
            hash = known.get(level + "/" + number);
        }
        if (hash == null && level == 0) {
            throw new AuditBroken("entry " + number + " of the log is missing");
        }
        return hash == null ? MerkleTree.node(hash(level - 1, 2 * number), hash(level - 1, 2 * number + 1)) : hash;
    }

    /** Forgets what was read: the tree has grown, or somebody else may have changed it. */
    void forget() {
        known.clear();
    }

    /** Reads at once all of its neighbours that a proof is likely to need: those under one kept subtree above. */
    private void load(int level, long number) {
        if (level < GROUP_LEVEL) {
            if (!known.containsKey("0/" + (number << level))) {
                loadLeaves(number << level >> GROUP_LEVEL << GROUP_LEVEL);
            }
        } else if (level % TreeGrowth.KEPT_LEVELS == 0) {
            long first = number >> TreeGrowth.KEPT_LEVELS << TreeGrowth.KEPT_LEVELS;
            kept(level, first, first + GROUP).forEach((at, hash) -> known.put(level + "/" + at, hash));
            if (!known.containsKey(level + "/" + number)) {
                throw new AuditBroken("the subtree " + number + " of level " + level + " is missing");
            }
        }
    }

    private void loadLeaves(long first) {
        leaves(first, first + GROUP).forEach((at, hash) -> known.put("0/" + at, hash));
    }

    /** Kept subtrees of a level, by number. */
    Map<Long, byte[]> kept(int level, long first, long end) {
        Map<Long, byte[]> kept = new HashMap<>();
        jdbc.sql("select number, hash from audit_node where level = ? and number >= ? and number < ?")
                .params(level, first, end)
                .query(row -> {
                    kept.put(row.getLong(1), row.getBytes(2));
                });
        return kept;
    }

    /** The leaves that stand in these places, by place; in two steps, for in one H2 reads every bundle there is. */
    private Map<Long, byte[]> leaves(long first, long end) {
        Map<Long, Long> places = new HashMap<>();
        jdbc.sql("select bundle_id, first_leaf from audit_seal where first_leaf >= ? and first_leaf < ?")
                .params(firstAt(first), end)
                .query(row -> {
                    places.put(row.getLong(1), row.getLong(2));
                });
        Map<Long, byte[]> leaves = new HashMap<>();
        Ids bundles = Ids.of(places.keySet().stream().mapToLong(Long::longValue).toArray());
        jdbc.sql(bundles.sql("select b.id, b.leaves", "audit_bundle b", "b.id", ""))
                .params(bundles.parameters())
                .query(row -> {
                    byte[] hashes = row.getBytes(2);
                    long at = places.getOrDefault(row.getLong(1), end);
                    for (int i = 0; i < hashes.length && at < end; i += MerkleTree.HASH_BYTES) {
                        leaves.put(at++, Arrays.copyOfRange(hashes, i, i + MerkleTree.HASH_BYTES));
                    }
                });
        return leaves;
    }

    /** Where the bundle begins that the place is in. */
    long firstAt(long leaf) {
        return jdbc.sql("select first_leaf from audit_seal where first_leaf <= ? order by first_leaf desc limit 1")
                .param(leaf)
                .query(Long.class)
                .optional()
                .orElse(leaf);
    }

    /** Where the first bundle begins that begins at this place or later. */
    OptionalLong firstFrom(long leaf) {
        return jdbc.sql("select first_leaf from audit_seal where first_leaf >= ? order by first_leaf limit 1")
                .param(leaf)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** The first bundles that begin in these places, in their order; without its row where that is gone. */
    List<Sealed> list(long firstLeaf, long end, int most) {
        return jdbc.sql("select s.first_leaf, s.bundle_id, s.entries, b.id, b.run_id, b.kind, b.at, b.actor, b.purpose,"
                        + " b.job_hash, b.first_customer, b.last_customer, b.entries, b.body, b.leaves"
                        + " from audit_seal s left join audit_bundle b on b.id = s.bundle_id"
                        + " where s.first_leaf >= ? and s.first_leaf < ? order by s.first_leaf limit ?")
                .params(firstLeaf, end, most)
                .query(TreeStore::sealed)
                .list();
    }

    /** A bundle as it is stored, with its place. */
    static final class Sealed {
        final Place place;
        final @Nullable EntryHeader header;
        final int firstCustomer;
        final int lastCustomer;
        final int entries;
        final byte[] body;
        final byte[] leaves;

        private Sealed(Place place, @Nullable EntryHeader header, int[] columns, byte[] body, byte[] leaves) {
            this.place = place;
            this.header = header;
            this.firstCustomer = columns[0];
            this.lastCustomer = columns[1];
            this.entries = columns[2];
            this.body = body;
            this.leaves = leaves;
        }
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        Place place = place(row, number);
        if (row.getObject(4) == null) {
            return new Sealed(place, null, new int[3], new byte[0], new byte[0]);
        }
        EntryHeader header = new EntryHeader(
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8),
                row.getString(9),
                row.getString(10));
        int[] columns = {row.getInt(11), row.getInt(12), row.getInt(13)};
        return new Sealed(place, header, columns, row.getBytes(14), row.getBytes(15));
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getLong(1), row.getLong(2), row.getInt(3));
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3));
    }
}

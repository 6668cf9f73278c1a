package fi.ajantasa.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What went from the beginning of the log, and what is to go; of the tree only leaves go, never a kept subtree. */
final class PruningStore {
    private static final Duration UNUSED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TreeStore tree;

    PruningStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tree = new TreeStore(dataSource);
    }

    /** How many entries at the beginning of the log were pruned. */
    long pruned() {
        return tree.bodies(LogPruner.KIND).stream()
                .mapToLong(
                        it -> JsonMapper.shared().readTree(it).path("entries").asLong())
                .max()
                .orElse(0);
    }

    /** Who pruned them, and why. */
    List<String> prunings() {
        return jdbc.sql("select at, actor, body from audit_bundle where run_id = '' and kind = ? order by id")
                .param(LogPruner.KIND)
                .query((row, i) -> {
                    long[] entries = {0};
                    EntryBundle.read(
                            row.getBytes(3),
                            (customer, decisions, body) -> entries[0] = JsonMapper.shared()
                                    .readTree(body.get())
                                    .path("entries")
                                    .asLong());
                    return "The first %d entries had outlived their time; %s pruned them on %s: %s"
                            .formatted(
                                    entries[0],
                                    row.getString(2),
                                    row.getObject(1, OffsetDateTime.class).toInstant(),
                                    TreeStore.reason(row.getBytes(3)));
                })
                .list();
    }

    /** The root over so many entries as their pruning told it; nothing when none were pruned just there. */
    Optional<byte[]> prunedRoot(long pruned) {
        return tree.bodies(LogPruner.KIND).stream()
                .map(JsonMapper.shared()::readTree)
                .filter(it -> it.path("entries").asLong() == pruned)
                .map(it -> Base64.getDecoder().decode(it.path("root").asString()))
                .findFirst();
    }

    /** The bodies of entries before this place that say which checkpoints count no more. */
    List<String> lossesBefore(long end) {
        List<String> bodies = new ArrayList<>();
        jdbc.sql("select b.body from audit_bundle b join audit_seal s on s.bundle_id = b.id"
                        + " where b.run_id = '' and b.kind = ? and s.first_leaf + s.entries <= ? order by b.id")
                .params(TreeStore.LOSS, end)
                .query(row -> {
                    EntryBundle.read(row.getBytes(1), (customer, decisions, body) -> bodies.add(body.get()));
                });
        return bodies;
    }

    /**
     * How many entries the last checkpoint before a moment has that every place in use knows or has passed: the log must be
     * provable to begin with the last one that is there.
     */
    long signedBefore(Instant moment) {
        return jdbc.sql("select least((select coalesce(max(size), 0) from audit_checkpoint where made_at < :moment),"
                        + " (select coalesce(min(size), 999999999999999) from audit_place"
                        + " where size > 0 and tried_at >= :used))")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("used", used().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Since when a place was tried that is in use: each night tries all. */
    private Instant used() {
        return tree.findCheckpoint().map(it -> it.madeAt().minus(UNUSED)).orElse(Instant.EPOCH);
    }

    /** When the bundle was appended that the place is in. */
    Optional<Instant> findMoment(long leaf) {
        return jdbc.sql(
                        "select b.at from audit_bundle b join audit_seal s on s.bundle_id = b.id where s.first_leaf = ?")
                .param(tree.firstAt(leaf))
                .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Removes the bundles that end before this place, with their places; the subtrees above them stay. */
    void prune(long end) {
        jdbc.sql("delete from audit_bundle where id in"
                        + " (select bundle_id from audit_seal where first_leaf + entries <= ?)")
                .param(end)
                .update();
        jdbc.sql("delete from audit_seal where first_leaf + entries <= ?")
                .param(end)
                .update();
    }
}

package fi.ajantasa.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the oldest entries out of the log: whole subtrees that are kept, so that their roots stay and every later proof is made
 * as before. That it was done is itself an entry, which names their root.
 */
public final class LogPruner {
    /** The entry by which the beginning of the log went. */
    static final String KIND = "log-pruned";

    private static final int AT_ONCE = 500;
    private static final int GROUP = 1 << TreeGrowth.KEPT_LEVELS;

    private final TreeStore tree;
    private final PruningStore pruning;
    private final AuditLog log;

    public LogPruner(DataSource dataSource) {
        this.tree = new TreeStore(dataSource);
        this.pruning = new PruningStore(dataSource);
        this.log = new AuditLog(dataSource);
    }

    /**
     * Entries from one place to before another, counted from 0.
     *
     * @param oldest when the first of them was appended, null when there are none
     */
    public record Segment(long first, long end, @Nullable Instant oldest) {
        public long entries() {
            return end - first;
        }
    }

    /** The oldest entries that are still there and were signed before a moment. */
    public Segment before(Instant moment) {
        long first = pruning.pruned();
        // The last bundle tells how long the log is.
        long most = Math.min(pruning.signedBefore(moment), tree.size() - 1);
        long end = Math.max(first, most / GROUP * GROUP);
        return new Segment(
                first, end, first == end ? null : pruning.findMoment(first).orElse(null));
    }

    /** Shows what was carried on from before the segment, and every entry of it, in order; one bundle may reach beyond it and stays. */
    public void replay(Segment segment, AuditLog.Replay replay) {
        log.replayCarried(pruning.pruned(), replay);
        List<TreeStore.Sealed> page = tree.list(tree.firstAt(segment.first()), segment.end(), AT_ONCE);
        while (!page.isEmpty()) {
            page.stream().filter(it -> it.place.end() <= segment.end()).forEach(it -> show(it, replay));
            page = tree.list(page.get(page.size() - 1).place.firstLeaf() + 1, segment.end(), AT_ONCE);
        }
    }

    private static void show(TreeStore.Sealed bundle, AuditLog.Replay replay) {
        EntryHeader header = bundle.header;
        if (header != null && !header.run().startsWith(AuditLog.CARRIED)) {
            EntryBundle.read(bundle.body, (customer, decisions, body) -> replay.entry(header.kind(), customer, body));
        }
    }

    /**
     * Takes the segment out, in the caller's transaction.
     *
     * @param about who does it, under which definitions
     * @param carried entries that say of what is still held what those said that go
     */
    public void prune(Segment segment, AuditEntry about, String reason, List<AuditEntry> carried, Instant at) {
        String root = Base64.getEncoder().encodeToString(MerkleTree.root(tree, segment.end()));
        List<AuditEntry> entries = new ArrayList<>();
        pruning.lossesBefore(segment.end()).forEach(it -> entries.add(entry(TreeStore.LOSS, "", 0, about, it)));
        carried.forEach(
                it -> entries.add(entry(it.kind(), AuditLog.CARRIED + segment.end(), it.customer(), about, it.body())));
        Map<String, Object> body = new TreeMap<>(Map.of("entries", segment.end(), "root", root, "reason", reason));
        entries.add(entry(KIND, "", 0, about, JsonMapper.shared().writeValueAsString(body)));
        pruning.prune(segment.end());
        log.append(entries, at);
    }

    private static AuditEntry entry(String kind, String run, int customer, AuditEntry about, String body) {
        return new AuditEntry(kind, run, customer, about.actor(), about.purpose(), about.jobHash(), 0, body);
    }
}

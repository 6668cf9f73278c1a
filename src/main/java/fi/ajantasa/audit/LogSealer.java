package fi.ajantasa.audit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives appended entries their places in the tree, in the order of their bundles, and signs how far it goes. Two sealers
 * exclude each other by the places they give. What is signed is proven to begin with every checkpoint known, and its last
 * entry tells when it was made.
 */
public final class LogSealer {
    /** The entry that ends what a checkpoint adds. */
    static final String KIND = "checkpoint";

    /** The entry that says that another key signs from the checkpoint on that it is under. */
    static final String NEW_KEY = "signing-key";

    /** No transaction lasts so long: a bundle that has no place by then never gets one unseen. */
    static final Duration SETTLED = Duration.ofDays(2);

    private static final Logger LOG = LoggerFactory.getLogger(LogSealer.class);
    private static final int AT_ONCE = 2000;
    private static final int ATTEMPTS = 5;

    private final TreeStore tree;
    private final AuditLog log;
    private final LogStateStore state;
    private final NoteSigner signer;
    private final List<CheckpointPlace> places;

    /** @param places where checkpoints are kept besides the database */
    public LogSealer(DataSource dataSource, NoteSigner signer, List<CheckpointPlace> places) {
        this.tree = new TreeStore(dataSource);
        this.log = new AuditLog(dataSource);
        this.state = new LogStateStore(dataSource);
        this.signer = signer;
        this.places = List.copyOf(places);
    }

    /** Who seals, under which definitions, and when. */
    public record Occasion(String by, String jobHash, Instant at) {}

    /**
     * Seals what waits, if anything does, and publishes the last checkpoint where it is missing; which places have it is noted.
     *
     * @return the places that could not be reached: next time is soon enough
     * @throws AuditBroken when the log is not what was signed before, or was signed with a key that is not here: nothing is
     *     sealed
     */
    public List<String> seal(Occasion occasion, TransactionTemplate transaction) {
        List<String> unreachable = confirm();
        for (int attempt = 1; isWaiting(occasion.at()); attempt++) {
            try {
                transaction.executeWithoutResult(status -> seal(occasion));
            } catch (DuplicateKeyException other) {
                if (attempt == ATTEMPTS) {
                    throw other;
                }
            }
        }
        unreachable.addAll(publish(occasion.at()));
        return unreachable;
    }

    /** Which of the known keys signs which checkpoints, the oldest first; as the database has them. */
    public List<KeyTerm> terms() {
        List<Checkpoint> checkpoints = tree.listCheckpoints().stream()
                .map(it -> Checkpoint.parse(it.note()))
                .toList();
        return new KeyTerms(signer.keys(), checkpoints).list();
    }

    /** The last checkpoint, as a signed note. */
    public Optional<String> findCheckpoint() {
        return tree.findCheckpoint().map(TreeStore.Stored::note);
    }

    private boolean isWaiting(Instant at) {
        return !tree.listWaiting(lowest(at), 1).isEmpty();
    }

    private long lowest(Instant at) {
        return tree.lowest(at.minus(SETTLED));
    }

    /** Proves that the log as it is begins with the last checkpoint in the database and in each place. */
    private List<String> confirm() {
        tree.forget();
        tree.findCheckpoint().ifPresent(it -> confirm("the database", it.note()));
        List<String> unreachable = new ArrayList<>();
        for (CheckpointPlace place : places) {
            try {
                Optional<String> last = last(place);
                if (last.isPresent()) {
                    confirm(place.name(), place.read(last.get()));
                }
            } catch (IOException e) {
                unreachable.add(place.name());
                LOG.warn("checkpoints: {} cannot be reached: {}", place.name(), e.getMessage());
            }
        }
        return unreachable;
    }

    private Optional<String> last(CheckpointPlace place) throws IOException {
        Set<String> lost = tree.lost();
        return place.names(known()).stream().filter(it -> !lost.contains(it)).max(String::compareTo);
    }

    private Set<String> known() {
        return tree.findCheckpoint().map(LogSealer::name).map(Set::of).orElse(Set.of());
    }

    /**
     * Lets checkpoints that go further than the log, or elsewhere, count no more: the database was restored from a backup.
     * Which they were, who said so and why stays in the log for good.
     *
     * @return their names, none when there are none
     * @throws IOException when a place cannot be reached
     */
    public Set<String> admitLoss(Occasion occasion, String reason) throws IOException {
        tree.forget();
        long size = tree.size();
        Set<String> lost = new TreeSet<>();
        for (CheckpointPlace place : places) {
            lost.addAll(place.names(known()));
        }
        lost.removeIf(it -> Checkpoint.sizeOf(it) <= size
                && it.equals(Checkpoint.name(Checkpoint.sizeOf(it), MerkleTree.root(tree, Checkpoint.sizeOf(it)))));
        lost.removeAll(tree.lost());
        if (!lost.isEmpty()) {
            append(
                    TreeStore.LOSS,
                    JsonMapper.shared().writeValueAsString(Map.of("lost", lost, "reason", reason)),
                    occasion);
        }
        return lost;
    }

    private void append(String kind, String body, Occasion occasion) {
        log.append(
                List.of(new AuditEntry(kind, "", 0, occasion.by(), "security", occasion.jobHash(), 0, body)),
                occasion.at());
    }

    private static String name(TreeStore.Stored stored) {
        return Checkpoint.parse(stored.note()).name();
    }

    private void confirm(String where, String note) {
        Checkpoint before = parsed(where, note);
        long size = tree.size();
        if (before.size() > size) {
            throw new AuditBroken(
                    size == 0
                            ? "the whole log is gone; the checkpoint in " + where + " has " + before.size() + " entries"
                            : "the end of the log is cut off: it has " + size + " entries, the checkpoint in " + where
                                    + " has " + before.size());
        }
        byte[] root = MerkleTree.root(tree, size);
        List<byte[]> proof = MerkleTree.consistency(tree, before.size(), size);
        if (!MerkleTree.isConsistent(before.size(), before.root(), size, root, proof)) {
            throw new AuditBroken(
                    "the log does not begin with the " + before.size() + " entries of the checkpoint in " + where);
        }
    }

    private Checkpoint parsed(String where, String note) {
        try {
            Checkpoint checkpoint = Checkpoint.parse(note);
            checkpoint.note().findUnknown(signer.keys()).ifPresent(it -> {
                throw new AuditBroken("the last checkpoint in " + where + " is signed with the key " + it
                        + ", which the keyset file does not have");
            });
            if (checkpoint.note().isSignedBy(signer.keys())) {
                return checkpoint;
            }
        } catch (IllegalArgumentException damaged) {
            LOG.debug("a checkpoint is no checkpoint");
        }
        throw new AuditBroken("the last checkpoint in " + where + " is not signed with a key of this log");
    }

    private void seal(Occasion occasion) {
        tree.forget();
        long first = tree.size();
        Rows nodes = TreeStore.nodes();
        TreeGrowth growth = new TreeGrowth(tree, first, (level, number, hash) -> nodes.add(level, number, hash));
        byte[] root = growth.root();
        NoteKey current =
                signer.current(tree.findCheckpoint().map(TreeStore.Stored::note).map(Checkpoint::parse));
        if (!current.equals(signer.newest())) {
            append(
                    NEW_KEY,
                    JsonMapper.shared()
                            .writeValueAsString(new TreeMap<>(Map.of(
                                    "key", signer.newest().text(),
                                    "before", current.text()))),
                    occasion);
        }
        append(
                KIND,
                "{\"size\":" + first + ",\"root\":\"" + Base64.getEncoder().encodeToString(root) + "\"}",
                occasion);
        long above = lowest(occasion.at());
        long own = tree.lastOf(KIND);
        TreeStore.Waiting last = null;
        List<TreeStore.Waiting> page = tree.listWaiting(above, AT_ONCE);
        while (!page.isEmpty()) {
            List<TreeStore.Place> given = new ArrayList<>();
            for (TreeStore.Waiting it : page) {
                above = it.bundle;
                if (it.bundle == own) {
                    last = it;
                } else {
                    given.add(place(it, growth));
                }
            }
            tree.add(given);
            page = tree.listWaiting(above, AT_ONCE);
        }
        if (last == null) {
            throw new AuditBroken("the entry that ends a checkpoint cannot be read back");
        }
        tree.add(List.of(place(last, growth)));
        tree.add(nodes);
        tree.add(Checkpoint.sign(signer, current, growth.size(), growth.root()), occasion.at());
        LOG.info("audit log: {} entries sealed, {} in all", growth.size() - first, growth.size());
    }

    private static TreeStore.Place place(TreeStore.Waiting bundle, TreeGrowth growth) {
        TreeStore.Place place = new TreeStore.Place(growth.size(), bundle.bundle, bundle.entries());
        MerkleTree.subtrees(growth.size(), bundle.leaves).forEach(it -> growth.addSubtree(it.level, it.hash));
        return place;
    }

    /** Puts the last checkpoint where it is missing. */
    private List<String> publish(Instant at) {
        List<String> unreachable = new ArrayList<>();
        Optional<TreeStore.Stored> last = tree.findCheckpoint();
        for (CheckpointPlace place : last.isPresent() ? places : List.<CheckpointPlace>of()) {
            String name = name(last.get());
            try {
                if (!place.names(Set.of(name)).contains(name)) {
                    place.put(name, last.get().note());
                }
                state.reached(place.name(), last.get().size(), at);
            } catch (IOException e) {
                unreachable.add(place.name());
                state.missed(place.name(), at);
                LOG.warn("checkpoints: {} could not be put into {}: {}", name, place.name(), e.getMessage());
            }
        }
        return unreachable;
    }
}

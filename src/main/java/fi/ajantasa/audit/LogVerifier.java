package fi.ajantasa.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the log: every entry against its hash, every hash against the tree, the tree against every checkpoint, in the
 * database and in the other places (F157). Reads and hashes on all processors.
 */
public final class LogVerifier {
    private static final int GROUP = 1 << TreeGrowth.KEPT_LEVELS;
    private static final long LARGEST_GAP = 1 << 24;
    /** Clocks are set, and set back, by small steps. */
    private static final Duration STEP = Duration.ofMinutes(5);
    /** No transaction lasts so long; what people said may be restored later than it was said. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final TreeStore tree;
    private final PruningStore pruning;
    private final NoteSigner signer;
    private final List<CheckpointPlace> places;
    private final @Nullable NoteKey witness;

    /** @param witness whose cosignatures are verified, or null */
    public LogVerifier(
            DataSource dataSource, NoteSigner signer, List<CheckpointPlace> places, @Nullable NoteKey witness) {
        this.tree = new TreeStore(dataSource);
        this.pruning = new PruningStore(dataSource);
        this.signer = signer;
        this.places = List.copyOf(places);
        this.witness = witness;
    }

    /** Which entries, counted from 1; what is verified reaches a little further, to the edges of subtrees. */
    public record Range(long first, long last) {
        public static final Range ALL = new Range(1, Long.MAX_VALUE);
    }

    /**
     * What was found.
     *
     * @param entries how many were verified
     * @param waiting how many have no place yet
     * @param checkpoints how many were verified
     * @param witnessed how many entries the last checkpoint has that the witness signed
     * @param faults what is wrong, each in a line; nothing of a person
     * @param losses checkpoints that count no more, for the database was restored from a backup: how many, who said so and why
     * @param prunings entries that outlived their time: how many from the first on, who pruned them and why
     * @param unreachable the places that could not be asked
     */
    public record Verified(
            long entries,
            long waiting,
            int checkpoints,
            long witnessed,
            List<String> faults,
            List<String> losses,
            List<String> prunings,
            List<String> unreachable) {

        /** Nothing could be verified. */
        public static Verified failed(String fault) {
            return new Verified(0, 0, 0, 0, List.of(fault), List.of(), List.of(), List.of());
        }
    }

    /** Verifies these entries, and that all known checkpoints are of this log. */
    public Verified verify(Range range) {
        try {
            return new Walk(range).verify();
        } catch (AuditBroken broken) {
            return Verified.failed(String.valueOf(broken.getMessage()));
        }
    }

    /** One reading of the log. */
    private final class Walk {
        private final Range range;
        private final Faults faults = new Faults();
        private final Signed signed;
        private final NavigableMap<Long, List<Signed.Known>> bySize;
        private final long most;
        private final long size;
        private final long pruned;
        private final long from;
        private final TreeCheck check;
        private @Nullable Instant lastCheckpoint;
        private Instant latest = Instant.MIN;
        private long entries;

        Walk(Range range) {
            this.range = range;
            tree.forget();
            this.signed = collect();
            this.bySize = new TreeMap<>(signed.bySize());
            this.most = bySize.isEmpty() ? 0 : bySize.lastKey();
            this.size = signedSize();
            this.pruned = pruning.pruned();
            this.from = Math.max(pruned, Math.min(range.first() - 1, size) / GROUP * GROUP);
            this.check = new TreeCheck(tree, from, faults);
        }

        /** All checkpoints as they are at one time: while they are read another process may seal. */
        private Signed collect() {
            Optional<TreeStore.Stored> last;
            Signed collected;
            Faults found;
            do {
                last = tree.findCheckpoint();
                found = new Faults();
                collected = new Signed(signer.keys(), witness, tree.lost(), found);
                collected.addAll(tree.listCheckpoints());
                places.forEach(collected::add);
                collected.confirmKeys();
            } while (!last.equals(tree.findCheckpoint()));
            faults.addAll(found.list());
            return collected;
        }

        /** How many entries there are; what was sealed since the checkpoints were read is left to the next time. */
        private long signedSize() {
            long now = tree.size();
            long told = Math.max(
                    most, signed.stored().keySet().stream().max(Long::compare).orElse(0L));
            long sealed = tree.findCheckpoint().map(TreeStore.Stored::size).orElse(0L);
            if (now > Math.max(sealed, told)) {
                faults.add("the entries %d to %d of the log have places that no checkpoint tells of"
                        .formatted(Math.max(sealed, told) + 1, now));
            }
            return Math.min(now, told);
        }

        Verified verify() {
            boolean gone = isGone();
            if (!gone) {
                try {
                    walk();
                    beyond();
                    pruned();
                } catch (AuditBroken broken) {
                    faults.add(String.valueOf(broken.getMessage()));
                }
            }
            long waiting = tree.countWaiting(0);
            return new Verified(
                    entries,
                    waiting,
                    signed.count(),
                    signed.witnessed(),
                    faults.list(),
                    tree.losses(),
                    pruning.prunings(),
                    signed.unreachable());
        }

        private boolean isGone() {
            String where = bySize.getOrDefault(most, List.of()).stream()
                    .map(Signed.Known::where)
                    .findFirst()
                    .orElse("");
            if (size == 0 && most > 0) {
                faults.add("the whole log is gone; the checkpoint in " + where + " has " + most + " entries");
            } else if (size < most) {
                faults.add("the end of the log is cut off: it has %d entries, the checkpoint in %s has %d"
                        .formatted(size, where, most));
            }
            return size == 0;
        }

        private void walk() {
            long next = from;
            try (BundleReader reader = new BundleReader(tree, tree.firstAt(from), end())) {
                while (reader.hasNext()) {
                    for (BundleCheck.Checked bundle : reader.next()) {
                        faults.addAll(bundle.faults);
                        next = take(bundle, next);
                    }
                }
            }
            if (next < Math.min(size, end())) {
                faults.add("the entries " + (next + 1) + " to " + size + " of the log have no place any more");
            }
            check.finish();
        }

        private long end() {
            long last = Math.min(range.last(), size);
            return Math.min(size, (last + GROUP - 1) / GROUP * GROUP);
        }

        private long take(BundleCheck.Checked bundle, long expected) {
            TreeStore.Place place = bundle.place;
            long next = expected;
            if (place.firstLeaf() > next) {
                faults.add("the places of the entries %d to %d of the log are gone"
                        .formatted(next + 1, place.firstLeaf()));
                if (place.firstLeaf() - next > LARGEST_GAP) {
                    throw new AuditBroken("what follows so large a gap was not verified");
                }
                for (; next < place.firstLeaf(); next++) {
                    add(null);
                }
            } else if (place.firstLeaf() < next && place.firstLeaf() >= from) {
                faults.add("bundle %d has the places of other entries".formatted(place.bundle()));
            }
            if (place.firstLeaf() == next && isSignedWhole(bundle)) {
                bundle.subtrees.forEach(check::add);
                entries += place.entries();
                confirm();
            } else {
                addEach(bundle, next);
            }
            clock(bundle);
            return Math.max(next, place.end());
        }

        /** Whether no checkpoint ends inside of the bundle. */
        private boolean isSignedWhole(BundleCheck.Checked bundle) {
            Long signedNext = bySize.higherKey(bundle.place.firstLeaf());
            boolean whole = signedNext == null || signedNext >= bundle.place.end();
            return whole && !bundle.subtrees.isEmpty();
        }

        private void addEach(BundleCheck.Checked bundle, long first) {
            TreeStore.Place place = bundle.place;
            byte[] leaves = bundle.leaves;
            for (long at = Math.max(first, place.firstLeaf()); at < place.end(); at++) {
                int leaf = (int) (at - place.firstLeaf()) * MerkleTree.HASH_BYTES;
                int end = leaf + MerkleTree.HASH_BYTES;
                add(end <= leaves.length ? Arrays.copyOfRange(leaves, leaf, end) : null);
            }
        }

        private void add(byte @Nullable [] leaf) {
            check.add(leaf);
            entries++;
            confirm();
        }

        private void confirm() {
            bySize.getOrDefault(check.size(), List.of())
                    .forEach(it -> check.confirm(it.where(), it.checkpoint().root()));
        }

        /** The moments of checkpoints rise, and no entry is later than the checkpoint it is under, or much earlier than the last. */
        private void clock(BundleCheck.Checked bundle) {
            EntryHeader header = bundle.header;
            if (header == null) {
                return;
            }
            Instant last = lastCheckpoint;
            if (header.kind().equals(LogSealer.KIND)) {
                if (last != null && header.at().isBefore(last.minus(STEP))) {
                    faults.add(
                            "the clock went backwards: the checkpoint that entry %d.1 ends is of %s, the one before of %s"
                                    .formatted(bundle.place.bundle(), header.moment(), last));
                }
                if (latest.isAfter(header.at().plus(STEP))) {
                    faults.add(
                            "the clock went backwards: the checkpoint that entry %d.1 ends is of %s, an entry in it of %s"
                                    .formatted(bundle.place.bundle(), header.moment(), latest));
                }
                checkpoint(bundle, header);
                lastCheckpoint = header.at();
                latest = Instant.MIN;
            } else if (header.at().isAfter(latest)) {
                latest = header.at();
            }
            boolean said = header.kind().startsWith("objection");
            if (last != null && !said && header.at().isBefore(last.minus(LONGEST))) {
                faults.add("bundle %d is of %s, long before the checkpoint it follows"
                        .formatted(bundle.place.bundle(), header.moment()));
            }
        }

        private void checkpoint(BundleCheck.Checked bundle, EntryHeader header) {
            TreeStore.Stored stored = signed.stored().get(bundle.place.end());
            if (stored == null) {
                faults.add("the checkpoint of " + bundle.place.end() + " entries is missing from the database");
            } else if (!stored.madeAt().equals(header.at())) {
                faults.add("the checkpoint of %d entries is of %s, the database tells of %s"
                        .formatted(stored.size(), header.moment(), stored.madeAt()));
            }
        }

        /** What stands for entries that are gone is what it was when they went. */
        private void pruned() {
            pruning.prunedRoot(pruned)
                    .filter(it -> !Arrays.equals(it, MerkleTree.root(tree, pruned)))
                    .ifPresent(it -> faults.add(
                            "the subtrees kept of the " + pruned + " entries that were pruned are not those of then"));
        }

        /** What was not read is compared with the last checkpoint as it was kept. */
        private void beyond() {
            bySize.keySet().stream().max(Long::compare).filter(it -> it <= size).ifPresent(last -> {
                if (last > check.size() || last <= from) {
                    byte[] root = MerkleTree.root(tree, last);
                    bySize.getOrDefault(last, List.of()).stream()
                            .filter(it -> !Arrays.equals(root, it.checkpoint().root()))
                            .forEach(it -> faults.add("the log does not begin with the " + last
                                    + " entries of the checkpoint in " + it.where()));
                }
            });
        }
    }
}

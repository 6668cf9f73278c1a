package fi.ajantasa.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree anew and compares it with the subtrees that were kept and with what was signed. Two trees grow beside each
 * other, one of the entries and one of the kept subtrees: the signed root tells which of the two was altered.
 */
final class TreeCheck {
    private static final int LEVEL = TreeGrowth.KEPT_LEVELS;
    private static final int GROUP = 1 << LEVEL;

    private final TreeStore store;
    private final Faults faults;
    private final TreeGrowth kept;
    private TreeGrowth computed;
    private TreeGrowth group = empty();
    private boolean gap;
    private Map<Long, byte[]> nodes = Map.of();
    private final List<Long> differing = new ArrayList<>();
    private final List<String> differingAbove = new ArrayList<>();
    private long confirmed;
    private long told = -1;

    /** @param from the first leaf that will be added, a multiple of 256: what stands before it is taken as it was kept */
    TreeCheck(TreeStore store, long from, Faults faults) {
        this.store = store;
        this.faults = faults;
        this.confirmed = from;
        this.kept = new TreeGrowth(store, from, (level, number, hash) -> {});
        this.computed = new TreeGrowth(store, from, this::above);
    }

    private static TreeGrowth empty() {
        return new TreeGrowth((level, number) -> new byte[0], 0, (level, number, hash) -> {});
    }

    private void above(int level, long number, byte[] hash) {
        byte[] then = store.kept(level, number, number + 1).get(number);
        if (!Arrays.equals(then, hash)) {
            differingAbove.add(level + "/" + number);
        }
    }

    long size() {
        return computed.size() + group.size();
    }

    /** Adds a leaf, or that there is none where one should be. */
    void add(byte @Nullable [] leaf) {
        gap |= leaf == null;
        add(new MerkleTree.Subtree(0, leaf == null ? new byte[MerkleTree.HASH_BYTES] : leaf));
    }

    /** Adds the next leaves, no more than are kept as one. */
    void add(MerkleTree.Subtree subtree) {
        group.addSubtree(subtree.level, subtree.hash);
        if (group.size() == GROUP) {
            complete();
        }
    }

    private void complete() {
        long number = computed.size() >> LEVEL;
        byte[] then = node(number);
        byte[] now = gap ? new byte[MerkleTree.HASH_BYTES] : group.root();
        if (then == null) {
            faults.add("node 8/" + number + " of the tree is missing");
        } else if (!gap && !Arrays.equals(then, now)) {
            differing.add(number);
        }
        computed.addSubtree(LEVEL, gap && then != null ? then : now);
        kept.addSubtree(LEVEL, then == null ? now : then);
        group = empty();
        gap = false;
    }

    private byte @Nullable [] node(long number) {
        if (!nodes.containsKey(number)) {
            nodes = store.kept(LEVEL, number, number + GROUP);
        }
        return nodes.get(number);
    }

    /** Compares the tree as it is now with a checkpoint of its size. */
    void confirm(String where, byte[] root) {
        if (gap) {
            return;
        }
        if (grown(computed).hasRoot(root)) {
            differing.forEach(it -> faults.add("node 8/" + it + " of the tree was altered"));
            differingAbove.forEach(it -> faults.add("node " + it + " of the tree was altered"));
        } else if (grown(kept).hasRoot(root)) {
            tellEntries();
            computed = kept.copy(this::above);
        } else if (told != computed.size()) {
            tellEntries();
            told = computed.size();
            faults.add(
                    "the entries %d to %d of the log are not those that were signed with the checkpoint of %d entries in"
                                    .formatted(confirmed + 1, size(), size())
                            + " " + where);
        }
        differing.clear();
        differingAbove.clear();
        confirmed = size();
    }

    private void tellEntries() {
        differing.forEach(it -> faults.add("the entries %d to %d of the log are not those that were sealed, or stand in"
                        .formatted(it * GROUP + 1, (it + 1) * GROUP)
                + " another order"));
    }

    private TreeGrowth grown(TreeGrowth tree) {
        TreeGrowth grown = tree.copy((level, number, hash) -> {});
        group.addTo(grown);
        return grown;
    }

    /** What no checkpoint has decided: which of the two was altered is not known. */
    void finish() {
        differing.forEach(it -> faults.add("the entries %d to %d of the log, or node 8/%d of the tree, were altered"
                .formatted(it * GROUP + 1, (it + 1) * GROUP, it)));
    }
}

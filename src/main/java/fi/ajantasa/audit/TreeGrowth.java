package fi.ajantasa.audit;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A tree that grows at its right edge, of which only that edge is in memory. Each time a subtree of 256, 65,536, … leaves is
 * complete, whoever keeps those is told.
 */
final class TreeGrowth {
    /** Complete subtrees are kept at every eighth level. */
    static final int KEPT_LEVELS = 8;

    private static final int LEVELS = 63;
    private static final byte[] NONE = {};

    private final byte[][] edge = new byte[LEVELS][];
    private final MessageDigest digest = Sha256.digest();
    private final Keeper keeper;
    private long size;

    /** Takes a complete subtree that is to be kept. */
    interface Keeper {
        void complete(int level, long number, byte[] hash);
    }

    /** A tree of so many leaves, to be continued. */
    TreeGrowth(MerkleTree.Source source, long size, Keeper keeper) {
        this.keeper = keeper;
        this.size = size;
        Arrays.fill(edge, NONE);
        for (int level = 0; level < LEVELS; level++) {
            if ((size >> level & 1) == 1) {
                edge[level] = source.hash(level, (size >> level) - 1);
            }
        }
    }

    /** The same tree, grown on by itself. */
    TreeGrowth copy(Keeper other) {
        TreeGrowth copy = new TreeGrowth((level, number) -> edge[level], size, other);
        return copy;
    }

    long size() {
        return size;
    }

    /** Adds the hash of a leaf. */
    void add(byte[] leaf) {
        addSubtree(0, leaf);
    }

    /** Adds a complete subtree; the tree must end where one of its size begins. */
    void addSubtree(int at, byte[] subtree) {
        long number = size >> at;
        byte[] hash = subtree;
        int level = at;
        while ((number & 1) == 1) {
            byte[] left = edge[level];
            hash = MerkleTree.node(digest, left, hash);
            edge[level] = NONE;
            level++;
            number >>= 1;
            if (level % KEPT_LEVELS == 0) {
                keeper.complete(level, number, hash);
            }
        }
        edge[level] = hash;
        size += 1L << at;
    }

    /** Adds what this tree has to the end of another. */
    void addTo(TreeGrowth other) {
        for (int level = LEVELS - 1; level >= 0; level--) {
            if (edge[level].length > 0) {
                other.addSubtree(level, edge[level]);
            }
        }
    }

    /** The root over all leaves so far. */
    byte[] root() {
        byte[] root = NONE;
        for (byte[] hash : edge) {
            if (hash.length > 0) {
                root = root.length == 0 ? hash : MerkleTree.node(digest, hash, root);
            }
        }
        return root.length == 0 ? Sha256.digest().digest() : root;
    }

    /** Whether the root over all leaves so far is this one. */
    boolean hasRoot(byte[] root) {
        return Arrays.equals(root(), root);
    }
}

package fi.ajantasa.audit;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hashes of RFC 6962 (section 2.1) and the proofs of RFC 9162 (section 2.1.3 and 2.1.4), over subtrees that somebody
 * else keeps.
 */
final class MerkleTree {
    static final int HASH_BYTES = 32;
    static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** The hash of the complete subtree of {@code 2^level} leaves that is the number-th of its size, counted from 0. */
    interface Source {
        byte[] hash(int level, long number);
    }

    /** The hash of a leaf with these bytes. */
    static byte[] leaf(byte[] bytes) {
        MessageDigest digest = Sha256.digest();
        digest.update(LEAF);
        return digest.digest(bytes);
    }

    /** The hash of a node above these two. */
    static byte[] node(byte[] left, byte[] right) {
        return node(Sha256.digest(), left, right);
    }

    /** As {@link #node(byte[], byte[])}, with a digest of the caller's. */
    static byte[] node(MessageDigest digest, byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        byte[] hash = new byte[HASH_BYTES];
        try {
            digest.digest(hash, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        return hash;
    }

    /** The root over so many leaves. */
    static byte[] root(Source source, long size) {
        return size == 0 ? Sha256.digest().digest() : range(source, 0, size);
    }

    /** The root over the hashes of some leaves. */
    static byte[] root(List<byte[]> leaves) {
        return root(over(leaves), leaves.size());
    }

    /** The subtrees above the hashes of some leaves. */
    static Source over(List<byte[]> leaves) {
        return new Source() {
            @Override
            public byte[] hash(int level, long number) {
                return level == 0
                        ? leaves.get(Math.toIntExact(number))
                        : node(hash(level - 1, 2 * number), hash(level - 1, 2 * number + 1));
            }
        };
    }

    /** A complete subtree of {@code 2^level} leaves. */
    static final class Subtree {
        final int level;
        final byte[] hash;

        Subtree(int level, byte[] hash) {
            this.level = level;
            this.hash = hash;
        }
    }

    /**
     * The largest complete subtrees that leaves make up, in their order, all below the level of those that are kept.
     *
     * @param first where the first of them stands in the tree, counted from 0
     * @param leaves their hashes, one behind the other
     */
    static List<Subtree> subtrees(long first, byte[] leaves) {
        MessageDigest digest = Sha256.digest();
        byte[] hashes = leaves.clone();
        int count = leaves.length / HASH_BYTES;
        List<Subtree> subtrees = new ArrayList<>();
        int at = 0;
        while (at < count) {
            int largest = Integer.numberOfTrailingZeros(Integer.highestOneBit(count - at));
            int level = Math.min(Math.min(TreeGrowth.KEPT_LEVELS - 1, largest), Long.numberOfTrailingZeros(first + at));
            int from = at * HASH_BYTES;
            for (int width = 1 << level; width > 1; width /= 2) {
                halve(digest, hashes, from, width);
            }
            subtrees.add(new Subtree(level, Arrays.copyOfRange(hashes, from, from + HASH_BYTES)));
            at += 1 << level;
        }
        return subtrees;
    }

    /** Puts the nodes above so many hashes in place of the first half of them. */
    private static void halve(MessageDigest digest, byte[] hashes, int from, int width) {
        try {
            for (int i = 0; i < width / 2; i++) {
                digest.update(NODE);
                digest.update(hashes, from + 2 * i * HASH_BYTES, 2 * HASH_BYTES);
                digest.digest(hashes, from + i * HASH_BYTES, HASH_BYTES);
            }
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hashes that lead from a leaf to the root over {@code size} leaves, the lowest first. */
    static List<byte[]> inclusion(Source source, long index, long size) {
        List<byte[]> path = new ArrayList<>();
        long first = 0;
        long end = size;
        while (end - first > 1) {
            long split = first + Long.highestOneBit(end - first - 1);
            if (index < split) {
                path.add(0, range(source, split, end));
                end = split;
            } else {
                path.add(0, range(source, first, split));
                first = split;
            }
        }
        return path;
    }

    /** The hashes that show that a tree of {@code before} leaves is the beginning of one of {@code size}. */
    static List<byte[]> consistency(Source source, long before, long size) {
        List<byte[]> proof = new ArrayList<>();
        if (before > 0 && before < size) {
            prove(source, new Span(0, size), before, true, proof);
        }
        return proof;
    }

    private record Span(long first, long end) {}

    private static void prove(Source source, Span span, long before, boolean whole, List<byte[]> proof) {
        if (span.end == before) {
            if (!whole) {
                proof.add(range(source, span.first, span.end));
            }
            return;
        }
        long split = span.first + Long.highestOneBit(span.end - span.first - 1);
        if (before <= split) {
            prove(source, new Span(span.first, split), before, whole, proof);
            proof.add(range(source, split, span.end));
        } else {
            prove(source, new Span(split, span.end), before, false, proof);
            proof.add(range(source, span.first, split));
        }
    }

    /** Whether the proof shows that the tree of {@code before} leaves is the beginning of that of {@code size} (RFC 9162, 2.1.4.2). */
    static boolean isConsistent(long before, byte[] root, long size, byte[] newRoot, List<byte[]> proof) {
        if (before > size) {
            return false;
        } else if (before == size || before == 0) {
            return proof.isEmpty() && (before == 0 || Arrays.equals(root, newRoot));
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(before) == 1) {
            path.add(0, root);
        }
        if (path.isEmpty()) {
            return false;
        }
        long node = before - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] old = path.get(0);
        byte[] now = old;
        for (byte[] hash : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                old = node(hash, old);
                now = node(hash, now);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                now = node(now, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(old, root) && Arrays.equals(now, newRoot);
    }

    /** The hash over the leaves from the first to before the end; the first is where a subtree of that breadth begins. */
    private static byte[] range(Source source, long first, long end) {
        long leaves = end - first;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return source.hash(level, first >> level);
        }
        long split = first + Long.highestOneBit(leaves);
        return node(range(source, first, split), range(source, split, end));
    }
}

package fi.ajantasa.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a stored bundle is what its hashes say, and what these make up in the tree. */
final class BundleCheck {
    private final TreeStore.Sealed bundle;
    private final List<String> faults = new ArrayList<>();

    private BundleCheck(TreeStore.Sealed bundle) {
        this.bundle = bundle;
    }

    /** A bundle that was checked; its entries are let go. */
    static final class Checked {
        final TreeStore.Place place;
        final @Nullable EntryHeader header;
        /** The hashes of its entries as they were when it was appended, one behind the other. */
        final byte[] leaves;
        /** What they make up in the tree, none when they are not as many as it was sealed with. */
        final List<MerkleTree.Subtree> subtrees;

        final List<String> faults;

        private Checked(TreeStore.Sealed bundle, List<MerkleTree.Subtree> subtrees, List<String> faults) {
            this.place = bundle.place;
            this.header = bundle.header;
            this.leaves = bundle.leaves;
            this.subtrees = subtrees;
            this.faults = faults;
        }
    }

    static Checked check(TreeStore.Sealed bundle) {
        BundleCheck check = new BundleCheck(bundle);
        EntryHeader header = bundle.header;
        if (header == null) {
            check.faults.add("%s is missing, with the entries %d to %d of the log"
                    .formatted(check.name(), bundle.place.firstLeaf() + 1, bundle.place.end()));
        } else {
            check.compare(EntryBundle.leaves(header, bundle.body), bundle.leaves);
            check.range();
        }
        boolean whole = bundle.leaves.length == bundle.place.entries() * MerkleTree.HASH_BYTES;
        List<MerkleTree.Subtree> subtrees =
                whole ? MerkleTree.subtrees(bundle.place.firstLeaf(), bundle.leaves) : List.of();
        return new Checked(bundle, subtrees, check.faults);
    }

    private String name() {
        return "bundle " + bundle.place.bundle();
    }

    private void compare(byte[] now, byte[] then) {
        int entries = now.length / MerkleTree.HASH_BYTES;
        if (then.length != now.length || entries != bundle.place.entries() || entries != bundle.entries) {
            faults.add("%s has %d entries and hashes of %d; it was sealed with %d and tells of %d"
                    .formatted(
                            name(),
                            entries,
                            then.length / MerkleTree.HASH_BYTES,
                            bundle.place.entries(),
                            bundle.entries));
        } else if (!Arrays.equals(now, then)) {
            List<Integer> differing = differing(now, then);
            if (sorted(now).equals(sorted(then))) {
                faults.add(name() + ": its entries stand in another order, from " + entry(differing.get(0)) + " on");
            } else if (differing.size() == entries && entries > 1) {
                faults.add(name() + ": what all its entries share was altered (run, kind, time, actor, purpose or"
                        + " definitions)");
            } else {
                differing.forEach(it -> faults.add(
                        entry(it) + " was altered (entry " + (bundle.place.firstLeaf() + it + 1) + " of the log)"));
            }
        }
    }

    private String entry(int place) {
        return "entry " + bundle.place.bundle() + "." + (place + 1);
    }

    private static List<Integer> differing(byte[] now, byte[] then) {
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < now.length / MerkleTree.HASH_BYTES; i++) {
            int from = i * MerkleTree.HASH_BYTES;
            int to = from + MerkleTree.HASH_BYTES;
            if (!Arrays.equals(now, from, to, then, from, to)) {
                differing.add(i);
            }
        }
        return differing;
    }

    private static List<String> sorted(byte[] leaves) {
        List<String> sorted = new ArrayList<>();
        for (int i = 0; i < leaves.length; i += MerkleTree.HASH_BYTES) {
            sorted.add(Arrays.toString(Arrays.copyOfRange(leaves, i, i + MerkleTree.HASH_BYTES)));
        }
        sorted.sort(Comparator.naturalOrder());
        return sorted;
    }

    /** By these columns the entries of a customer are found. */
    private void range() {
        int[] range;
        try {
            range = EntryBundle.customers(bundle.body);
        } catch (IndexOutOfBoundsException | NumberFormatException damaged) {
            faults.add(name() + ": its entries cannot be read");
            return;
        }
        if (range[0] != bundle.firstCustomer || range[1] != bundle.lastCustomer) {
            faults.add(name() + ": the range of customers beside its entries was altered");
        }
    }
}

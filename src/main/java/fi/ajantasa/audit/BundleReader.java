package fi.ajantasa.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads bundles in the order of their places and checks them on all processors, ahead of whoever takes them. */
final class BundleReader implements AutoCloseable {
    /** So many entries are read by one processor while others read on; few enough to be held in memory. */
    private static final int RANGE = 1 << 15;

    private static final int AT_ONCE = 500;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final TreeStore tree;
    private final long end;
    private final ExecutorService readers = Executors.newFixedThreadPool(PROCESSORS);
    private final Deque<CompletableFuture<List<BundleCheck.Checked>>> ahead = new ArrayDeque<>();
    private long next;

    /** Bundles that begin in the places from the first to before the end. */
    BundleReader(TreeStore tree, long first, long end) {
        this.tree = tree;
        this.next = first;
        this.end = end;
    }

    /** Whether there may be more. */
    boolean hasNext() {
        return next < end || !ahead.isEmpty();
    }

    /** The next of them, perhaps none. */
    List<BundleCheck.Checked> next() {
        while (next < end && ahead.size() <= PROCESSORS) {
            long from = tree.firstFrom(next).orElse(end);
            long to = Math.min(end, from + RANGE);
            if (from < to) {
                ahead.add(CompletableFuture.supplyAsync(() -> read(from, to), readers));
            }
            next = Math.max(from, to);
        }
        try {
            return ahead.isEmpty() ? List.of() : ahead.remove().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** A page at a time: a bundle may be large, and of a checked one only the hashes are kept. */
    private List<BundleCheck.Checked> read(long first, long to) {
        List<BundleCheck.Checked> checked = new ArrayList<>();
        List<TreeStore.Sealed> page = tree.list(first, to, AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(it -> checked.add(BundleCheck.check(it)));
            long after = page.get(page.size() - 1).place.firstLeaf() + 1;
            page = page.size() < AT_ONCE ? List.of() : tree.list(after, to, AT_ONCE);
        }
        return checked;
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}

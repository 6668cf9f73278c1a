package fi.ajantasa.batch;

import fi.ajantasa.link.Hit;
import fi.ajantasa.report.ListName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the plan, slice of customers by slice, in the order of customers. */
final class DecideStep {
    private static final Logger LOG = LoggerFactory.getLogger(DecideStep.class);

    /** Customers per slice and commit. */
    private static final int SLICE = 1000;

    /** Where few are, on H2: each has pages of its own, and commits grow more than in proportion (measured). */
    private static final int SPARSE_SLICE = 200;

    private static final int DENSE = 4;

    private static final int SHARES = 16;
    private static final int SLICES_PER_SHARE = 4;

    private final RunContext context;
    private final Once<List<Hit>> hits;
    private final Once<RoaringBitmap> customers;
    private final Once<SharedRows> shared;

    DecideStep(RunContext context) {
        this.context = context;
        String run = context.run().id();
        this.hits = new Once<>(() -> context.workplace().hits().list(run));
        this.shared = new Once<>(() ->
                new SharedRows(hits.value(), context.workplace().lists().read(run, MatchStep.POSSIBLE_AS_BEFORE, "")));
        this.customers = new Once<>(() -> context.workplace().lists().read(run, ListName.TO_DECIDE.word(), ""));
    }

    List<StepFactory.Share> shares() {
        int size = sliceSize();
        return shares((customers.value().getCardinality() + size - 1) / size);
    }

    /** Shares of whole slices; how many depends on the work alone, never on the number of workers. */
    static List<StepFactory.Share> shares(int slices) {
        int size = Math.max(SLICES_PER_SHARE, (slices + SHARES - 1) / SHARES);
        List<StepFactory.Share> shares = new ArrayList<>();
        for (int first = 0; first < slices; first += size) {
            shares.add(new StepFactory.Share(first, Math.min(slices, first + size)));
        }
        return shares;
    }

    /** Decides the customers of one slice; what is returned keeps what was decided. */
    Runnable decide(int number) {
        int[] ids = slice(number);
        try (Interpretation interpretation = new Interpretation(context)) {
            interpretation.lookUpPayments(Arrays.stream(ids).mapToObj(this::hitsOf));
            SliceDecision slice = new SliceDecision(context, interpretation, shared.value(), ids);
            for (int id : ids) {
                slice.decide(id, hitsOf(id));
            }
            return () -> slice.save(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Depends on the customers to decide and the kind of database alone, so that slices are the same after a restart. */
    private int sliceSize() {
        RoaringBitmap all = customers.value();
        if (all.isEmpty() || !context.workplace().isEmbedded()) {
            return SLICE;
        }
        long range = (long) all.last() - all.first() + 1;
        return range <= (long) DENSE * all.getCardinality() ? SLICE : SPARSE_SLICE;
    }

    private int[] slice(int number) {
        int first = number * sliceSize();
        int size = Math.min(sliceSize(), customers.value().getCardinality() - first);
        int[] ids = new int[size];
        for (int i = 0; i < size; i++) {
            ids[i] = customers.value().select(first + i);
        }
        return ids;
    }

    private List<Hit> hitsOf(int customer) {
        List<Hit> all = hits.value();
        int from = place(all, customer);
        int to = from;
        while (to < all.size() && all.get(to).customer() == customer) {
            to++;
        }
        return all.subList(from, to);
    }

    private static int place(List<Hit> hits, int customer) {
        int place = Collections.binarySearch(hits, new Hit(customer, 0, 0, 0, 0, 0));
        return place < 0 ? -place - 1 : place;
    }

    /** Names the plan by its hash. */
    void close() {
        String run = context.run().id();
        context.workplace().runs().planned(run, context.workplace().plans().planHash(run));
        LOG.info("{} decide: {} customers", run, customers.value().getCardinality());
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanSlice;
import fi.ajantasa.decide.Reverser;
import fi.ajantasa.report.ListName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Plans what is undone, slice of customers by slice: all whom the run decided or changed. */
final class RollbackPlan {
    /** Customers per slice and commit. */
    private static final int SLICE = 1000;

    private final RollbackContext context;
    private final Workplace workplace;
    private final Reverser reverser;
    private final Once<RoaringBitmap> customers;
    private final Once<RoaringBitmap> confirmed;
    private final Once<List<PlanSlice>> planned;

    RollbackPlan(RollbackContext context) {
        this.context = context;
        this.workplace = context.workplace();
        this.reverser = new Reverser(
                workplace.jobs().catalogue(),
                workplace.jobs().decisions().marketing(),
                context.extract().id(),
                context.protecting());
        this.customers = new Once<>(this::listCustomers);
        this.confirmed = new Once<>(() -> workplace.rollbacks().listConfirmed(context.extract(), workplace.lists()));
        this.planned = new Once<>(() -> workplace.plans().slices(undone()));
    }

    private String undone() {
        return context.undone().id();
    }

    private RoaringBitmap listCustomers() {
        RoaringBitmap all = workplace.lists().read(undone(), ListName.TO_DECIDE.word(), "");
        all.or(workplace.audit().changes(undone()).customers());
        return all;
    }

    List<StepFactory.Share> shares() {
        return DecideStep.shares((customers.value().getCardinality() + SLICE - 1) / SLICE);
    }

    /** The customers of a slice; the same after a restart, for the run that is undone has ended. */
    int[] slice(int number) {
        int first = number * SLICE;
        int[] ids = new int[Math.min(SLICE, customers.value().getCardinality() - first)];
        Arrays.setAll(ids, i -> customers.value().select(first + i));
        return ids;
    }

    /** Of the slice those for whom the delivery counts no more: nobody said it again. */
    int[] unconfirmed(int number) {
        return Arrays.stream(slice(number))
                .filter(it -> !confirmed.value().contains(it))
                .toArray();
    }

    /** Plans one slice; what is returned keeps it. */
    Runnable undo(int number) {
        int[] ids = slice(number);
        int last = ids[ids.length - 1];
        SortedMap<Integer, List<String>> audited = workplace.audit().changes(undone(), ids[0], last);
        Map<Integer, List<PlanRow>> rows = rows(ids[0], last);
        RollbackSlice slice = new RollbackSlice(context, reverser, ids);
        for (int id : ids) {
            if (audited.containsKey(id)) {
                AuditedItems items = AuditedItems.of(audited.get(id));
                List<PlanRow> applied = rows.getOrDefault(id, List.of()).stream()
                        .filter(it -> items.parts().contains(it.part()))
                        .toList();
                slice.add(
                        id,
                        items.names(),
                        applied,
                        new RollbackSlice.Known(confirmed.value().contains(id), earlier(id, applied)));
            }
        }
        return () -> slice.save(number);
    }

    private Map<Integer, List<PlanRow>> rows(int first, int last) {
        Map<Integer, List<PlanRow>> rows = new HashMap<>();
        planned.value().stream()
                .filter(it -> it.firstCustomer() <= last && it.lastCustomer() >= first)
                .flatMap(it -> workplace.plans().rows(undone(), it).stream())
                .forEach(it -> rows.computeIfAbsent(it.customer(), any -> new ArrayList<>())
                        .add(it));
        return rows;
    }

    /** How earlier runs had set the restrictions that the run lifted, by reason. */
    private Map<String, RestrictionChange> earlier(int customer, List<PlanRow> rows) {
        boolean lifts = rows.stream().flatMap(it -> it.restrictions().stream()).anyMatch(it -> !it.on());
        Map<String, RestrictionChange> earlier = new TreeMap<>();
        if (lifts) {
            List<String> runs = workplace.plans().runs(customer);
            runs.subList(runs.indexOf(undone()) + 1, runs.size())
                    .forEach(run -> workplace.plans().rows(run, customer).stream()
                            .flatMap(it -> it.restrictions().stream())
                            .filter(RestrictionChange::on)
                            .forEach(it -> earlier.putIfAbsent(it.reason(), it)));
        }
        return earlier;
    }
}

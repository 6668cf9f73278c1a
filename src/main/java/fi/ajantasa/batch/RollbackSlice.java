package fi.ajantasa.batch;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.Outcome;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanSlice;
import fi.ajantasa.decide.Reversal;
import fi.ajantasa.decide.Reverser;
import fi.ajantasa.decide.Touched;
import fi.ajantasa.report.ListName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** What is undone for one slice of customers, gathered and then written in one transaction. */
final class RollbackSlice {
    private final RollbackContext context;
    private final Reverser reverser;
    private final int[] ids;
    private final StoredSlice stored;
    private final List<PlanRow> plan = new ArrayList<>();
    private final ItemLists items = new ItemLists();
    private final Map<ListName, Map<String, RoaringBitmap>> lists = new EnumMap<>(ListName.class);
    private final Map<String, RoaringBitmap> before = new HashMap<>();

    RollbackSlice(RollbackContext context, Reverser reverser, int[] ids) {
        this.context = context;
        this.reverser = reverser;
        this.ids = ids;
        this.stored = new StoredSlice(context.workplace(), ids);
    }

    /**
     * What is known besides of a customer.
     *
     * @param confirmed whether a later full list has the customer
     * @param earlier the restrictions as an earlier run had set them
     */
    record Known(boolean confirmed, Map<String, RestrictionChange> earlier) {}

    /** @param names what the run changed by its audit entries */
    void add(int id, Set<String> names, List<PlanRow> rows, Known known) {
        Optional<Customer> customer = stored.findCustomer(id);
        if (customer.isEmpty()) {
            names.forEach(it -> note(ListName.RUN_CHANGES, it, id));
            names.forEach(it -> note(ListName.NOT_REVERSED, it, id));
            return;
        }
        Map<String, Restriction> standing = new TreeMap<>();
        stored.restrictions(id).forEach(it -> standing.put(it.reason(), it));
        Reversal reversal = reverser.reverse(new Touched(
                customer.get(),
                names,
                rows,
                standing,
                stored.told(id).facts(),
                known.confirmed(),
                known.earlier(),
                stoodBefore(id, rows)));
        keep(customer.get(), reversal, names);
    }

    private void keep(Customer customer, Reversal reversal, Set<String> names) {
        int id = customer.id();
        Outcome outcome = reversal.outcome(context.undone().order().businessDate());
        if (!reversal.isEmpty()) {
            plan.addAll(PlanRow.of(customer, outcome));
        }
        items.add(id, outcome);
        Set<String> concerned = new TreeSet<>(reversal.kept().keySet());
        reversal.decisions().forEach(it -> concerned.add(it.attribute()));
        reversal.restrictions().forEach(it -> concerned.add(ItemLists.FLAG + it.reason()));
        (context.protecting() ? concerned : names).forEach(it -> note(ListName.RUN_CHANGES, it, id));
        reversal.kept().forEach((item, reason) -> {
            note(ListName.KEPT, item, id);
            note(ListName.KEPT_BECAUSE, reason, id);
        });
    }

    private Set<String> stoodBefore(int id, List<PlanRow> rows) {
        Set<String> reasons = new TreeSet<>();
        rows.stream().flatMap(it -> it.restrictions().stream()).forEach(it -> {
            RoaringBitmap stood = before.computeIfAbsent(it.reason(), reason -> context.workplace()
                    .lists()
                    .read(context.undone().id(), ListName.FLAGS_BEFORE.word(), reason));
            if (stood.contains(id)) {
                reasons.add(it.reason());
            }
        });
        return reasons;
    }

    private void note(ListName name, String item, int customer) {
        lists.computeIfAbsent(name, it -> new TreeMap<>())
                .computeIfAbsent(item, it -> new RoaringBitmap())
                .add(customer);
    }

    void save(int number) {
        Workplace workplace = context.workplace();
        String run = context.run().id();
        workplace.plans().save(run, new PlanSlice(number, ids[0], ids[ids.length - 1], plan.size(), ""), plan, items);
        lists.forEach((name, byItem) ->
                byItem.forEach((item, customers) -> workplace.lists().putPart(run, name, item, number, customers)));
    }
}

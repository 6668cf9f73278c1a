package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * Lets the restrictions of customers who may be one person hold for all of them (F3, F27). It follows what was applied,
 * whichever register brought it, and is taken back when the question is answered, never because the other's own
 * restriction went.
 */
final class SharedRestrictions {
    static final String REASON = ClericalTask.CODE_ON_TWO_CUSTOMERS;
    private static final String ITEM = ItemLists.FLAG + REASON;

    /** In the audit entry, instead of the part of a plan: what follows from applying one. */
    private static final int NO_PART = 0;

    private final RunContext context;
    private final Workplace workplace;
    private final String run;

    SharedRestrictions(RunContext context) {
        this.context = context;
        this.workplace = context.workplace();
        this.run = context.run().id();
    }

    void run() {
        if (context.run().order().dryRun()) {
            return;
        }
        SamePersonGroups groups = new SamePersonGroups(workplace.tasks().listOpenOfTwo());
        RoaringBitmap shared = workplace.restrictions().customers(REASON);
        Set<Integer> concerned = new TreeSet<>(groups.members());
        shared.forEach((int customer) -> concerned.add(customer));
        if (!concerned.isEmpty()) {
            apply(groups, concerned.stream().mapToInt(it -> it).toArray());
        }
    }

    private void apply(SamePersonGroups groups, int[] concerned) {
        Map<Integer, List<Restriction>> standing = workplace.customers().restrictions(concerned);
        RoaringBitmap done = workplace.lists().read(run, ListName.APPLIED.word(), ITEM);
        Map<Integer, RestrictionChange> wanted = new TreeMap<>();
        for (int customer : concerned) {
            if (!done.contains(customer)) {
                findChange(customer, groups, standing).ifPresent(change -> wanted.put(customer, change));
            }
        }
        List<CustomerChange> changes = new ArrayList<>();
        wanted.forEach((customer, change) -> find(customer).ifPresent(it -> changes.add(change(it, change))));
        new Applying(context).apply(changes, NO_PART);
        keepLists(changes, done);
    }

    /** What becomes of the restriction of one customer; it may get more channels, never fewer, while it stands. */
    private static Optional<RestrictionChange> findChange(
            int customer, SamePersonGroups groups, Map<Integer, List<Restriction>> standing) {
        int now = channels(standing.getOrDefault(customer, List.of()), true);
        boolean asked = groups.members().contains(customer);
        int then = asked ? now : 0;
        for (int other : groups.others(customer)) {
            then |= channels(standing.getOrDefault(other, List.of()), false);
        }
        if (then == now) {
            return Optional.empty();
        }
        Origin origin = groups.origin(customer);
        return Optional.of(new RestrictionChange(REASON, then == 0 ? now : then, then != 0, origin));
    }

    /** The channels a customer may not be reached on: for this reason, or for all others. */
    private static int channels(List<Restriction> restrictions, boolean shared) {
        return restrictions.stream()
                .filter(it -> it.reason().equals(REASON) == shared)
                .mapToInt(Restriction::channels)
                .reduce(0, (one, other) -> one | other);
    }

    /** The customer as it is now; one whose row cannot be read is left for the next run. */
    private Optional<Customer> find(int customer) {
        return Poison.attempt(() -> workplace.customers().read(new int[] {customer}))
                .flatMap(found -> found.stream().findFirst());
    }

    private CustomerChange change(Customer customer, RestrictionChange change) {
        PlanRow row = new PlanRow(customer.id(), NO_PART, customer.version(), List.of(), List.of(change), List.of());
        AuditEntry entry = new AuditEntry(
                "change",
                run,
                customer.id(),
                context.run().order().requestedBy(),
                String.join(" ", context.job().passport().purposes()),
                context.run().order().jobHash(),
                1,
                AuditBody.of(row));
        return new CustomerChange(customer.id(), customer.version(), Map.of(), List.of(change), List.of(), entry);
    }

    /** These items come after the plan, so that their lists are kept here. */
    private void keepLists(List<CustomerChange> changes, RoaringBitmap done) {
        RunListStore lists = workplace.lists();
        RoaringBitmap on = new RoaringBitmap();
        RoaringBitmap off = new RoaringBitmap();
        changes.forEach(it -> (it.restrictions().get(0).on() ? on : off).add(it.customer()));
        RoaringBitmap all = RoaringBitmap.or(on, off);
        all.or(done);
        for (ListName name : List.of(ListName.ITEMS, ListName.CHANGED, ListName.APPLIED)) {
            put(name, ITEM, all);
        }
        put(ListName.RAISES, ITEM, RoaringBitmap.or(on, lists.read(run, ListName.RAISES.word(), ITEM)));
        put(ListName.LOWERS, ITEM, RoaringBitmap.or(off, lists.read(run, ListName.LOWERS.word(), ITEM)));
        put(
                ListName.FLAG_ADDED,
                REASON,
                RoaringBitmap.andNot(on, lists.read(run, ListName.FLAGS_BEFORE.word(), REASON)));
        put(ListName.FLAG_LIFTED, REASON, off);
    }

    private void put(ListName name, String word, RoaringBitmap customers) {
        if (!customers.isEmpty()) {
            workplace.lists().put(run, name, word, customers);
        }
    }
}

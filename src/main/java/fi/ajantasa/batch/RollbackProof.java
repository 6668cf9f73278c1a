package fi.ajantasa.batch;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanSlice;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.Reached;
import fi.ajantasa.report.RunListStore;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Reads every customer again that was to be undone, tells what is as it stood before and what is not, and closes the run. */
final class RollbackProof {
    private final RollbackContext context;
    private final Workplace workplace;
    private final String run;
    private final RunListStore lists;
    private final SummariseStep summary;

    RollbackProof(RollbackContext context) {
        this.context = context;
        this.workplace = context.workplace();
        this.run = context.run().id();
        this.lists = workplace.lists();
        this.summary = new SummariseStep(context.steps());
    }

    void run() {
        boolean dry = context.run().order().dryRun();
        if (dry) {
            workplace.plans().lists(run).items().keySet().stream()
                    .map(it -> it.attribute())
                    .distinct()
                    .forEach(it -> put(ListName.REVERSED, it, lists.read(run, ListName.CHANGED.word(), it)));
        } else {
            summary.keepFigures();
            prove();
        }
        summary.close(dry ? Reached.DECIDED : Reached.APPLIED);
        summary.report();
    }

    private void put(ListName name, String item, RoaringBitmap customers) {
        if (!customers.isEmpty()) {
            lists.put(run, name, item, customers);
        }
    }

    private void prove() {
        Proven proven = new Proven();
        for (PlanSlice slice : workplace.plans().slices(run)) {
            List<PlanRow> rows = workplace.plans().rows(run, slice);
            int[] ids = rows.stream().mapToInt(PlanRow::customer).distinct().toArray();
            if (ids.length > 0) {
                prove(rows, ids, proven);
            }
        }
        proven.lists
                .getOrDefault(ListName.REVERSED, Map.of())
                .forEach((item, list) -> put(ListName.REVERSED, item, list));
        proven.lists
                .getOrDefault(ListName.REREAD_DIFFERS, Map.of())
                .forEach((item, list) -> put(ListName.REREAD_DIFFERS, item, list));
        proven.lists.getOrDefault(ListName.NOT_REVERSED, Map.of()).forEach(this::addNotReversed);
    }

    /** Beside the customers who could not be read when the plan was made. */
    private void addNotReversed(String item, RoaringBitmap customers) {
        customers.or(lists.read(run, ListName.NOT_REVERSED.word(), item));
        lists.put(run, ListName.NOT_REVERSED, item, customers);
    }

    private void prove(List<PlanRow> rows, int[] ids, Proven proven) {
        Map<Integer, Customer> customers = new HashMap<>();
        workplace.customers().read(ids).forEach(it -> customers.put(it.id(), it));
        Map<Integer, List<Restriction>> restrictions = workplace.customers().restrictions(ids);
        for (PlanRow row : rows) {
            boolean missed = proven.missed(row.part()).contains(row.customer());
            Customer customer = customers.get(row.customer());
            for (Decision decision : row.decisions()) {
                boolean is =
                        customer != null && Objects.equals(customer.held().get(decision.attribute()), decision.after());
                proven.add(decision.attribute(), row.customer(), missed, is);
            }
            for (RestrictionChange change : row.restrictions()) {
                boolean is = stands(change, restrictions.getOrDefault(row.customer(), List.of()));
                proven.add(ItemLists.FLAG + change.reason(), row.customer(), missed, is);
            }
        }
    }

    private static boolean stands(RestrictionChange change, List<Restriction> restrictions) {
        Optional<Restriction> found = restrictions.stream()
                .filter(it -> it.reason().equals(change.reason()))
                .findFirst();
        return change.on()
                ? found.filter(it -> it.channels() == change.channels()
                                && it.origin().equals(change.origin())
                                && Objects.equals(it.until(), change.until()))
                        .isPresent()
                : found.isEmpty();
    }

    /** What reading again has told so far. */
    private final class Proven {
        private final Map<ListName, Map<String, RoaringBitmap>> lists = new EnumMap<>(ListName.class);
        private final RoaringBitmap missedRaising = listMissed(1);
        private final RoaringBitmap missedRest = listMissed(2);

        private RoaringBitmap listMissed(int part) {
            return RoaringBitmap.or(
                    workplace.applyExceptions().list(run, part, true),
                    workplace.applyExceptions().list(run, part, false));
        }

        RoaringBitmap missed(int part) {
            return part == 1 ? missedRaising : missedRest;
        }

        /** @param missed whether it was not written, and so cannot be as planned */
        void add(String item, int customer, boolean missed, boolean asPlanned) {
            note(missed || !asPlanned ? ListName.NOT_REVERSED : ListName.REVERSED, item, customer);
            if (!missed && !asPlanned) {
                note(ListName.REREAD_DIFFERS, item, customer);
            }
        }

        private void note(ListName name, String item, int customer) {
            lists.computeIfAbsent(name, it -> new TreeMap<>())
                    .computeIfAbsent(item, it -> new RoaringBitmap())
                    .add(customer);
        }
    }
}

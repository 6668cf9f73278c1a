package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.KnownRecord;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.Decider;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.Outcome;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanSlice;
import fi.ajantasa.decide.Rules;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.Hit;
import fi.ajantasa.link.Link;
import fi.ajantasa.link.Linker;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.report.ListName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** What is decided for one slice of customers, gathered and then written in one transaction. */
final class SliceDecision {
    private final RunContext context;
    private final Interpretation interpretation;
    private final Decider decider;
    private final Linker linker;
    private final Map<Integer, Customer> customers = new HashMap<>();
    private final Map<Integer, List<Restriction>> restrictions;
    private final SortedMap<Integer, List<Fact>> earlier;
    private final int[] ids;

    private final SortedMap<Integer, List<Fact>> facts = new TreeMap<>();
    private final List<PlanRow> plan = new ArrayList<>();
    private final ItemLists items = new ItemLists();
    private final List<KnownRecord> known = new ArrayList<>();
    private final List<ClericalTask> tasks = new ArrayList<>();
    private final Map<ClericalTask, Integer> possible = new HashMap<>();
    private final Map<String, RoaringBitmap> notes = new TreeMap<>();

    SliceDecision(RunContext context, Interpretation interpretation, int[] ids) {
        Workplace workplace = context.workplace();
        this.context = context;
        this.interpretation = interpretation;
        this.ids = ids;
        this.decider = context.decider();
        this.linker = context.linker();
        workplace.customers().read(ids).forEach(it -> customers.put(it.id(), it));
        this.restrictions = workplace.customers().restrictions(ids);
        this.earlier = workplace.facts().read(ids);
    }

    /**
     * Decides one customer. A failure here is one person's record meeting a fault of ours: that person is rejected and
     * waits, everybody else goes on (F20).
     */
    void decide(int id, List<Hit> hits) {
        Customer customer = customers.get(id);
        if (customer == null) {
            return;
        }
        try {
            decide(customer, hits);
        } catch (IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | IndexOutOfBoundsException e) {
            hits.forEach(it -> interpretation.reject(it, "poison-record"));
        }
    }

    private void decide(Customer customer, List<Hit> hits) {
        List<RegisterRecord> records = interpretation.records(hits);
        List<Fact> said = link(customer, records);
        List<Fact> all = new ArrayList<>(earlier.getOrDefault(customer.id(), List.of()));
        all.addAll(said);
        Set<Restriction> standing = new HashSet<>(restrictions.getOrDefault(customer.id(), List.of()));
        Outcome outcome = decider.decide(customer, standing, all);
        outcome.torn().forEach(origin -> reject(hits, origin));
        plan.addAll(PlanRow.of(customer, outcome));
        items.add(customer.id(), outcome);
        tasks.addAll(outcome.tasks());
        if (!said.isEmpty()) {
            facts.put(customer.id(), said);
            remember(customer.id(), hits);
        }
        records.forEach(it -> it.notes().forEach(note -> note(note, it.row())));
    }

    private void reject(List<Hit> hits, Origin torn) {
        hits.stream()
                .filter(it -> it.row() == torn.row())
                .forEach(it -> interpretation.reject(it, Rules.CORRECTION_TORN_APART));
    }

    private void note(String note, long row) {
        notes.computeIfAbsent(note, it -> new RoaringBitmap()).add(Math.toIntExact(row));
    }

    /** The facts of the records that certainly speak of the customer; the others wait for a person. */
    private List<Fact> link(Customer customer, List<RegisterRecord> records) {
        List<Fact> said = new ArrayList<>(records.size());
        List<Link> links = linker.link(customer, records);
        int extract = context.extract().id();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            if (link.isSame()) {
                said.add(Fact.of(
                        records.get(i),
                        context.job().register(),
                        extract,
                        context.extract().date()));
            } else {
                ClericalTask task = link.task(extract);
                tasks.add(task);
                possible.put(task, Math.toIntExact(link.row()));
            }
        }
        return said;
    }

    /** Remembers the record of a customer all of whose rows were taken in, so that it is recognised the next time. */
    private void remember(int customer, List<Hit> hits) {
        List<Fact> said = facts.getOrDefault(customer, List.of());
        if (said.size() == hits.size()) {
            known.add(new KnownRecord(
                    context.job().register(),
                    customer,
                    HitGroups.fingerprint(hits),
                    said.get(0).origin(),
                    false,
                    context.createsCustomers() ? Linker.SAME_NUMBER : Linker.SAME_HETU));
        }
    }

    void save(int number) {
        Workplace workplace = context.workplace();
        String run = context.run().id();
        workplace.plans().save(run, new PlanSlice(number, ids[0], ids[ids.length - 1], plan.size(), ""), plan, items);
        workplace.rejections().decide(run, interpretation.rejections());
        RoaringBitmap rejected = new RoaringBitmap();
        interpretation.rejections().forEach(it -> rejected.add(Math.toIntExact(it.row())));
        put(ListName.REJECTED, "", number + 1, rejected);
        notes.forEach((note, rows) -> put(ListName.NOTE, note, number, rows));
        if (!context.run().order().dryRun()) {
            workplace.facts().insert(facts);
            workplace.customers().remember(known);
        }
        saveTasks(number);
    }

    private void saveTasks(int number) {
        RoaringBitmap waiting = new RoaringBitmap();
        RoaringBitmap opened = new RoaringBitmap();
        List<ClericalTask> fresh = context.run().order().dryRun()
                ? List.of()
                : context.workplace()
                        .tasks()
                        .open(
                                context.run().id(),
                                tasks,
                                context.workplace().clock().instant());
        possible.forEach((task, row) -> {
            waiting.add(row);
            if (fresh.contains(task)) {
                opened.add(row);
            }
        });
        put(ListName.POSSIBLE, "", number, waiting);
        put(ListName.CLERICAL_OPENED, "", number, opened);
        put(ListName.CLERICAL_ALREADY_OPEN, "", number, RoaringBitmap.andNot(waiting, opened));
    }

    private void put(ListName name, String attribute, int part, RoaringBitmap rows) {
        if (!rows.isEmpty()) {
            context.workplace().lists().putPart(context.run().id(), name, attribute, part, rows);
        }
    }
}

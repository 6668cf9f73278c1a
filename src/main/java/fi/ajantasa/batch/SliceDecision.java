package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerIndex;
import fi.ajantasa.customer.KnownRecord;
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
import fi.ajantasa.report.ListName;
import fi.ajantasa.source.RowRejection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** What is decided for one slice of customers, gathered and then written in one transaction. */
final class SliceDecision {
    /** The fingerprint of rows that are not to be recognised the next time. */
    private static final long FORGOTTEN = 1;

    private final RunContext context;
    private final Interpretation interpretation;
    private final WaitingInterpretation waitingInterpretation;
    private final SliceTools tools;
    private final StoredSlice stored;
    private final int[] ids;

    private final SortedMap<Integer, List<Fact>> facts = new TreeMap<>();
    private final List<PlanRow> plan = new ArrayList<>();
    private final ItemLists items = new ItemLists();
    private final List<KnownRecord> known = new ArrayList<>();
    private final List<ClericalTask> tasks = new ArrayList<>();
    private final Map<ClericalTask, Integer> possible = new HashMap<>();
    private final SharedRows shared;
    private final SortedMap<Integer, List<Hit>> likenesses = new TreeMap<>();
    private final Map<Integer, String> rules = new HashMap<>();
    private final Map<String, RoaringBitmap> notes = new TreeMap<>();
    private final List<RowRejection> rejections = new ArrayList<>();
    private final Map<Integer, List<LocalDate>> again = new TreeMap<>();
    private final QuarantineSlice quarantine;

    SliceDecision(RunContext context, Interpretation interpretation, SharedRows shared, int[] ids) {
        this.shared = shared;
        this.context = context;
        this.interpretation = interpretation;
        this.waitingInterpretation = new WaitingInterpretation(context);
        this.tools = new SliceTools(context);
        this.stored = new StoredSlice(context.workplace(), ids);
        this.quarantine = new QuarantineSlice(context);
        this.ids = ids;
    }

    /**
     * Decides one customer. A failure here is one person's record meeting a fault of ours: that person is rejected and
     * waits, everybody else goes on (F20).
     */
    void decide(int id, List<Hit> hits) {
        Optional<Customer> customer = stored.findCustomer(id);
        if (customer.isEmpty() && !stored.isUnreadable(id)) {
            return;
        }
        @Nullable
        Trial trial = stored.isUnreadable(id) ? null : customer.map(this::trial).orElse(null);
        PersonTurn turn = new PersonTurn(context, id, trial);
        turn.retry(waitingInterpretation);
        turn.deliver(interpretation, hits);
        if (context.leaving().contains(id)) {
            turn.leave();
        }
        keep(turn, hits);
        Optional<Outcome> outcome = turn.findTaken().map(Taken::outcome);
        if (outcome.isEmpty() && trial != null) {
            outcome = trial.decide(context.extract().id());
        }
        if (outcome.isEmpty()) {
            tasks.add(new ClericalTask(
                    ClericalTask.UNDECIDABLE, id, new Origin(context.extract().id(), 0)));
            again.put(id, List.of(context.run().order().businessDate().plusDays(1)));
        }
        Outcome decided =
                WaitingRestriction.added(outcome.orElse(WaitingRestriction.NOTHING), turn, stored.restrictions(id));
        customer.ifPresent(it -> plan(it, decided));
    }

    private Trial trial(Customer customer) {
        int id = customer.id();
        return new Trial(tools, customer, stored.restrictions(id), stored.facts(id));
    }

    private void plan(Customer customer, Outcome outcome) {
        plan.addAll(PlanRow.of(customer, outcome));
        items.add(customer.id(), outcome);
        tasks.addAll(outcome.tasks());
    }

    private void keep(PersonTurn turn, List<Hit> hits) {
        quarantine.add(turn);
        turn.rejections().stream()
                .filter(it -> shared.isToldWith(turn.customer(), Math.toIntExact(it.row())))
                .forEach(rejections::add);
        tasks.addAll(turn.tasks());
        if (!turn.said().isEmpty()) {
            facts.put(turn.customer(), turn.said());
            items.addSpoken(turn.customer(), ofThisDelivery(turn.said()));
        }
        turn.findTaken().ifPresent(taken -> keep(turn.customer(), taken, hits));
        if (turn.left()) {
            remember(turn.customer(), CustomerIndex.GONE, turn.said());
        }
        if (turn.released()) {
            again.put(turn.customer(), List.of(context.run().order().businessDate()));
            if (turn.findTaken().isEmpty() && !turn.said().isEmpty()) {
                remember(turn.customer(), FORGOTTEN, turn.said());
            }
        }
    }

    private List<Fact> ofThisDelivery(List<Fact> said) {
        return said.stream()
                .filter(fact -> fact.origin().extract() == context.extract().id())
                .toList();
    }

    private void keep(int customer, Taken taken, List<Hit> hits) {
        for (Link link : taken.possible()) {
            for (ClericalTask task : link.tasks(context.extract().id())) {
                tasks.add(task);
                if (shared.isToldWith(customer, Math.toIntExact(link.row()))) {
                    possible.put(task, Math.toIntExact(link.row()));
                }
            }
        }
        keepLikeness(customer, hits);
        taken.outcome().torn().forEach(origin -> reject(hits, origin));
        if (!taken.said().isEmpty() && taken.said().size() == hits.size()) {
            remember(customer, HitGroups.fingerprint(hits), taken.said());
        }
        taken.read().records().stream()
                .filter(it -> shared.isToldWith(customer, Math.toIntExact(it.row())))
                .forEach(it -> it.notes().forEach(note -> note(note, it.row())));
    }

    private void keepLikeness(int customer, List<Hit> hits) {
        List<Hit> likely = hits.stream().filter(it -> it.likeness() != null).toList();
        if (!likely.isEmpty()) {
            likenesses.put(customer, likely);
            rules.put(customer, Objects.requireNonNull(likely.get(0).likeness()).rule());
        }
    }

    private void reject(List<Hit> hits, Origin torn) {
        hits.stream()
                .filter(it -> it.row() == torn.row())
                .forEach(it -> rejections.add(interpretation.rejection(it, Rules.CORRECTION_TORN_APART)));
    }

    private void note(String note, long row) {
        notes.computeIfAbsent(note, it -> new RoaringBitmap()).add(Math.toIntExact(row));
    }

    /** Remembers the record of a customer all of whose rows were taken in, so that it is recognised the next time. */
    private void remember(int customer, long fingerprint, List<Fact> said) {
        known.add(new KnownRecord(
                context.job().register(),
                customer,
                fingerprint,
                said.get(0).origin(),
                false,
                rules.getOrDefault(customer, context.createsCustomers() ? Linker.SAME_NUMBER : Linker.SAME_HETU)));
    }

    void save(int number) {
        Workplace workplace = context.workplace();
        String run = context.run().id();
        workplace.plans().save(run, new PlanSlice(number, ids[0], ids[ids.length - 1], plan.size(), ""), plan, items);
        workplace.rejections().decide(run, rejections);
        RoaringBitmap rejected = new RoaringBitmap();
        rejections.forEach(it -> rejected.add(Math.toIntExact(it.row())));
        put(ListName.REJECTED, "", number + 1, rejected);
        notes.forEach((note, rows) -> put(ListName.NOTE, note, number, rows));
        if (!context.run().order().dryRun()) {
            workplace.facts().insert(facts);
            workplace.customers().remember(known);
            workplace.customers().schedule(again);
            keepLikenesses(workplace);
        }
        quarantine.save(number);
        saveTasks(number);
    }

    private void keepLikenesses(Workplace workplace) {
        if (!likenesses.isEmpty()) {
            workplace
                    .likenesses()
                    .keep(
                            context.job().register(),
                            context.finder().modelHash(),
                            context.extract().id(),
                            likenesses);
        }
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

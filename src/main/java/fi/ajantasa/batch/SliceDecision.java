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
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.Hit;
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
    private final Questions questions;
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
        this.waitingInterpretation = new WaitingInterpretation(context, interpretation.payments());
        this.tools = new SliceTools(context);
        this.stored = new StoredSlice(context.workplace(), ids);
        this.questions = new Questions(context, shared);
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
        deliver(turn, hits);
        if (context.leaving().contains(id)) {
            turn.leave();
        }
        keep(turn, hits);
        Optional<Outcome> outcome = turn.findTaken().map(Taken::outcome);
        if (outcome.isEmpty() && trial != null) {
            outcome = trial.decide(context.extract().id());
        }
        if (outcome.isEmpty()) {
            questions.add(List.of(new ClericalTask(
                    ClericalTask.UNDECIDABLE, id, new Origin(context.extract().id(), 0))));
            again.put(id, List.of(context.run().order().businessDate().plusDays(1)));
        }
        Outcome decided =
                WaitingRestriction.added(outcome.orElse(WaitingRestriction.NOTHING), turn, stored.restrictions(id));
        customer.ifPresent(it -> plan(it, decided));
    }

    /** A replayed row is one word beside others of its delivery, and which is the later one of them nobody can tell. */
    private void deliver(PersonTurn turn, List<Hit> hits) {
        boolean beside = context.findReplayed()
                .filter(it -> !turn.waiting().isEmpty()
                        || !turn.said().isEmpty()
                        || it.isBeside(stored.told(turn.customer())))
                .isPresent();
        if (beside) {
            turn.refuse(interpretation, hits, Replayed.BESIDE_ACCEPTED);
        } else {
            turn.deliver(interpretation, hits);
        }
    }

    private Trial trial(Customer customer) {
        int id = customer.id();
        return new Trial(tools, customer, stored.restrictions(id), stored.told(id));
    }

    private void plan(Customer customer, Outcome outcome) {
        plan.addAll(PlanRow.of(customer, outcome));
        items.add(customer.id(), outcome);
        questions.add(outcome.tasks());
    }

    private void keep(PersonTurn turn, List<Hit> hits) {
        quarantine.add(turn);
        turn.rejections().stream()
                .filter(it -> shared.isToldWith(turn.customer(), Math.toIntExact(it.row())))
                .forEach(rejections::add);
        questions.add(turn.tasks());
        turn.asked().forEach(it -> questions.add(it.extract(), it.possible(), row -> possible(it, row)));
        if (!turn.said().isEmpty()) {
            facts.put(turn.customer(), turn.said());
            items.addSpoken(turn.customer(), ofThisDelivery(turn.said()));
        }
        turn.findTaken().ifPresent(taken -> keep(turn, taken, hits));
        if (turn.left()) {
            remember(turn, CustomerIndex.GONE);
        }
        if (turn.released()) {
            again.put(turn.customer(), List.of(context.run().order().businessDate()));
            if (turn.findTaken().isEmpty() && !turn.said().isEmpty()) {
                remember(turn, FORGOTTEN);
            }
        }
    }

    private List<Fact> ofThisDelivery(List<Fact> said) {
        return said.stream()
                .filter(fact -> fact.origin().extract() == context.extract().id())
                .toList();
    }

    private void keep(PersonTurn turn, Taken taken, List<Hit> hits) {
        int customer = turn.customer();
        questions.add(context.extract().id(), taken.possible(), row -> possible(hits, row));
        questions.addDifferent(taken.different());
        questions.addContested(taken.links());
        keepLikeness(customer, hits);
        taken.outcome().rejected().forEach((origin, rule) -> reject(hits, origin, rule));
        if (!taken.said().isEmpty() && taken.said().size() == hits.size()) {
            remember(turn, HitGroups.fingerprint(hits));
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

    private PossibleRow possible(List<Hit> hits, int row) {
        Hit hit = hits.stream().filter(it -> it.row() == row).findFirst().orElseThrow();
        return new PossibleRow(new Origin(context.extract().id(), row), hit.file(), interpretation.bytes(hit));
    }

    private PossibleRow possible(PersonTurn.Asked asked, int row) {
        WaitingRow waiting = asked.rows().stream()
                .filter(it -> it.origin().row() == row)
                .findFirst()
                .orElseThrow();
        byte[] record = context.workplace().keys().openRecord(waiting.sealed(), waiting.customer(), waiting.origin());
        return new PossibleRow(waiting.origin(), waiting.file(), record);
    }

    private void reject(List<Hit> hits, Origin broken, String rule) {
        hits.stream()
                .filter(it -> it.row() == broken.row())
                .forEach(it -> rejections.add(interpretation.rejection(it, rule)));
    }

    private void note(String note, long row) {
        notes.computeIfAbsent(note, it -> new RoaringBitmap()).add(Math.toIntExact(row));
    }

    /** Remembers the record of a customer all of whose rows were taken in, so that it is recognised the next time. */
    private void remember(PersonTurn turn, long fingerprint) {
        String byRule = context.job().contract().link().get(0).rule();
        known.add(new KnownRecord(
                context.job().register(),
                turn.customer(),
                fingerprint,
                turn.said().get(0).origin(),
                turn.isOfPerson(),
                turn.isOfPerson() ? Linker.PERSON : rules.getOrDefault(turn.customer(), byRule)));
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
            workplace.facts().insert(facts, context.entry(), workplace.clock().instant());
            interpretation.payments().keep(facts);
            workplace.customers().remember(known, workplace.clock().instant());
            workplace.customers().schedule(again, workplace.clock().instant());
            keepLikenesses(workplace);
        }
        quarantine.save(number);
        questions.save(number);
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

    private void put(ListName name, String attribute, int part, RoaringBitmap rows) {
        if (!rows.isEmpty()) {
            context.workplace().lists().putPart(context.run().id(), name, attribute, part, rows);
        }
    }
}

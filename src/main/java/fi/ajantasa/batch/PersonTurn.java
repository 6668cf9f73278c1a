package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.Hit;
import fi.ajantasa.link.Link;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.RowRejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One customer's turn in a run (F20, F113): first the rows that wait, in the order of their deliveries, then what this
 * delivery says. What cannot be decided waits, and so does everything after it, but a full list's row, which says all
 * that the earlier ones said.
 */
final class PersonTurn {
    static final String POISON = "poison-record";
    static final String WAITING = "waiting-record";

    private final RunContext context;
    private final int customer;
    private final @Nullable Trial trial;
    private final List<WaitingRow> waiting;
    private final List<Fact> said = new ArrayList<>(2);
    private final List<ClericalTask> tasks = new ArrayList<>(0);
    private final List<RowRejection> rejections = new ArrayList<>(0);
    private final int limit;
    private @Nullable Taken taken;
    private final List<Asked> asked = new ArrayList<>(0);
    private boolean ofPerson;
    private boolean released;
    private boolean superseded;
    private boolean left;

    /** Rows of an earlier delivery that turned out to be only possibly the customer's. */
    record Asked(int extract, List<Link> possible, List<WaitingRow> rows) {}

    /** @param trial null when what is stored of the customer cannot be read */
    PersonTurn(RunContext context, int customer, @Nullable Trial trial) {
        this.context = context;
        this.customer = customer;
        this.trial = trial;
        this.waiting = new ArrayList<>(context.quarantine().rows(customer));
        this.limit = context.job().expect().poisonAttempts();
    }

    /** Tries the waiting rows again, delivery by delivery, up to the first that still cannot be decided. */
    void retry(WaitingInterpretation interpretation) {
        while (!waiting.isEmpty() && waiting.get(0).attempts() < limit) {
            List<WaitingRow> group = firstDelivery();
            Extract extract =
                    context.workplace().extracts().require(group.get(0).origin().extract());
            Optional<Taken> now =
                    trial == null ? Optional.empty() : trial.take(extract, () -> interpretation.read(group));
            if (now.isEmpty()) {
                group.replaceAll(WaitingRow::triedAgain);
                giveUp(group.get(0));
                return;
            }
            note(now.get(), extract.id(), List.copyOf(group));
            group.clear();
            released = true;
        }
    }

    /** The rows at the head of the queue that came together. */
    private List<WaitingRow> firstDelivery() {
        int end = 1;
        int extract = waiting.get(0).origin().extract();
        while (end < waiting.size() && waiting.get(end).origin().extract() == extract) {
            end++;
        }
        return waiting.subList(0, end);
    }

    private void note(Taken now, int extract, List<WaitingRow> rows) {
        said.addAll(now.said());
        ofPerson |= now.isOfPerson();
        tasks.addAll(now.outcome().tasks());
        if (!now.possible().isEmpty()) {
            asked.add(new Asked(extract, now.possible(), rows));
        }
    }

    private void giveUp(WaitingRow row) {
        if (row.attempts() == limit) {
            tasks.add(new ClericalTask(ClericalTask.POISON_GIVEN_UP, customer, row.origin()));
        }
    }

    /** Takes in what this delivery says, or sets it aside. */
    void deliver(Interpretation interpretation, List<Hit> hits) {
        if (hits.isEmpty()) {
            return;
        }
        if (!waiting.isEmpty() && context.kind() != Kind.BASE) {
            setAside(interpretation, hits, WAITING, 0);
            return;
        }
        Optional<Taken> now =
                trial == null ? Optional.empty() : trial.take(context.extract(), () -> interpretation.read(hits));
        if (now.isPresent()) {
            superseded = !waiting.isEmpty();
            waiting.clear();
            taken = now.get();
            said.addAll(taken.said());
            ofPerson |= taken.isOfPerson();
            rejections.addAll(taken.read().rejections());
        } else {
            boolean first = waiting.isEmpty();
            setAside(interpretation, hits, POISON, 1);
            if (first) {
                giveUp(waiting.get(0));
            }
        }
    }

    /** Takes in nothing of the rows. */
    void refuse(Interpretation interpretation, List<Hit> hits, String rule) {
        hits.forEach(it -> rejections.add(interpretation.rejection(it, rule)));
    }

    /** A full list has the customer no more; whoever waits leaves when nothing waits any longer. */
    void leave() {
        if (trial == null || !waiting.isEmpty()) {
            return;
        }
        trial.leave(context.extract()).ifPresent(fact -> {
            said.add(fact);
            left = true;
        });
    }

    private void setAside(Interpretation interpretation, List<Hit> hits, String rule, int attempts) {
        for (Hit hit : hits) {
            Origin origin = new Origin(context.extract().id(), hit.row());
            waiting.add(new WaitingRow(
                    context.job().register(),
                    customer,
                    origin,
                    hit.file(),
                    attempts,
                    context.workplace().clock().instant(),
                    context.workplace().keys().sealRecord(interpretation.bytes(hit), customer, origin),
                    true));
            rejections.add(interpretation.rejection(hit, rule));
        }
    }

    /** Whether rows of the customer wait now, in this register or in another, or events that cannot be read. */
    boolean waits() {
        return !waiting.isEmpty() || context.quarantine().waitsElsewhere(customer);
    }

    /** This delivery, and none of its rows. */
    Origin nowhere() {
        return new Origin(context.extract().id(), 0);
    }

    int customer() {
        return customer;
    }

    /** What the delivery of this run said, when it was taken in. */
    Optional<Taken> findTaken() {
        return Optional.ofNullable(taken);
    }

    /** All that the customer's rows said in this run, those that had waited included. */
    List<Fact> said() {
        return said;
    }

    /** The rows that wait from now on. */
    List<WaitingRow> waiting() {
        return waiting;
    }

    List<RowRejection> rejections() {
        return rejections;
    }

    List<ClericalTask> tasks() {
        return tasks;
    }

    List<Asked> asked() {
        return asked;
    }

    /** Whether a person said that one of the rows is the customer's. */
    boolean isOfPerson() {
        return ofPerson;
    }

    boolean released() {
        return released;
    }

    boolean left() {
        return left;
    }

    boolean superseded() {
        return superseded;
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.link.Answer;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.PersonVerdict;
import fi.ajantasa.link.StoredTask;
import fi.ajantasa.link.TaskState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from an answer: the rows that waited for it are decided by the next run of their register, as if they had
 * come then, and whoever is concerned is decided anew.
 */
final class AnswerEffects {
    private static final int BUCKETS = 10_000;
    private final Workplace workplace;
    private final StoredTask stored;
    private final ClericalTask task;
    private final Withdrawals withdrawals;

    AnswerEffects(Workplace workplace, StoredTask stored) {
        this.workplace = workplace;
        this.stored = stored;
        this.task = stored.task();
        this.withdrawals = new Withdrawals(workplace);
    }

    /** The customer of the task that has this number; the one asked about when none is named. */
    Optional<Integer> findCustomer(String number) {
        return number.isEmpty()
                ? Optional.of(task.customer())
                : workplace.customers().read(concerned()).stream()
                        .filter(it -> it.number().equals(number))
                        .map(Customer::id)
                        .findFirst();
    }

    private int[] concerned() {
        return task.other() == 0 ? new int[] {task.customer()} : new int[] {task.customer(), task.other()};
    }

    /** Whether the task is one of those that two people answer; nobody can tell beforehand which. */
    boolean wantsSecond() {
        byte[] id = ByteBuffer.allocate(Integer.BYTES).putInt(stored.id()).array();
        long drawn = Math.floorMod(workplace.keys().recordKey("double-sample", id), BUCKETS);
        return drawn < BUCKETS * workplace.jobs().decisions().review().second().value();
    }

    PersonVerdict verdict(Reviews.Given given, int about, int turn, boolean standing, Instant at) {
        return new PersonVerdict(
                stored.id(),
                turn,
                pair(about),
                given.answer(),
                new PersonVerdict.Signature(given.by(), given.reason(), at),
                task.kind(),
                standing);
    }

    private PersonVerdict.Pair pair(int customer) {
        return new PersonVerdict.Pair(stored.register(), task.mark().key(), customer);
    }

    /** Makes the answer act and says what it does. */
    String follow(Reviews.Given given, int about, Instant at) {
        return switch (given.answer()) {
            case SAME -> same(given, about, at);
            case DIFFERENT -> different(given, about, at);
            case CANNOT_TELL -> {
                close(TaskState.CANNOT_TELL, at);
                yield "It is closed until the record changes; everything restricted stays so.";
            }
            case SETTLED -> {
                close(TaskState.SETTLED, at);
                yield "It is closed; the same record does not open it again.";
            }
        };
    }

    private String same(Reviews.Given given, int about, Instant at) {
        int rest = task.other() == 0 ? 0 : about == task.customer() ? task.other() : task.customer();
        if (rest != 0) {
            Answer answer = given.both() ? Answer.SAME : Answer.DIFFERENT;
            workplace.verdicts().add(verdict(given(given, answer), rest, 1, true, at));
            if (!given.both()) {
                withdrawals.withdraw(rest, stored.register(), Set.of(task.mark().key()), at);
            }
        }
        takeIn(about, given.by());
        close(given.both() ? TaskState.ONE_PERSON : TaskState.SAME, at);
        return given.both()
                ? "The next run of " + stored.register()
                        + " takes the record in; the customers stay restricted together."
                : "The next run of " + stored.register() + " takes the record in" + ending(rest) + ".";
    }

    private static Reviews.Given given(Reviews.Given given, Answer answer) {
        return new Reviews.Given(answer, "", given.both(), given.by(), given.reason());
    }

    private String different(Reviews.Given given, int about, Instant at) {
        int rest = task.other() == 0 ? 0 : about == task.customer() ? task.other() : task.customer();
        withdrawals.withdraw(about, stored.register(), Set.of(task.mark().key()), at);
        withdrawals.withdrawPossible(about, stored.register(), origins(), at);
        if (rest != 0) {
            takeIn(rest, given.by());
        }
        close(TaskState.DIFFERENT, at);
        return "The record never counts for that customer" + ending(rest) + ".";
    }

    private static String ending(int rest) {
        return rest == 0 ? "" : "; the next run also lifts what the two were restricted for because of each other";
    }

    private Set<Origin> origins() {
        Set<Origin> origins = new HashSet<>();
        origins.add(task.origin());
        workplace.possibleRecords().list(stored.id()).forEach(it -> origins.add(it.origin()));
        return origins;
    }

    /** Lets the rows that waited for the answer be decided by the next run, as rows of this customer. */
    private void takeIn(int customer, String by) {
        List<WaitingRow> rows = new ArrayList<>();
        for (PossibleRecord record : workplace.possibleRecords().list(stored.id())) {
            byte[] bytes = workplace.keys().openRecord(record.sealed(), record.customer(), record.origin());
            rows.add(new WaitingRow(
                    stored.register(),
                    customer,
                    record.origin(),
                    record.file(),
                    0,
                    workplace.clock().instant(),
                    workplace.keys().sealRecord(bytes, customer, record.origin()),
                    true));
        }
        workplace
                .facts()
                .forgetPossible(
                        customer,
                        rows.stream().map(WaitingRow::origin).toList(),
                        new AuditEntry(
                                "", "", 0, by, "compliance", workplace.jobs().hash(), 0, "{}"),
                        workplace.clock().instant());
        workplace.quarantine().add(rows, workplace.clock().instant());
        decideAnew(customer);
    }

    private void close(TaskState state, Instant at) {
        List<StoredTask> closed = new ArrayList<>(List.of(stored));
        if (state != TaskState.CANNOT_TELL && state != TaskState.SETTLED && task.other() != 0) {
            closed.addAll(workplace.tasks().listTwins(stored));
        }
        List<Integer> ids = closed.stream().map(StoredTask::id).toList();
        workplace.tasks().close(ids, state, at);
        workplace.possibleRecords().forget(ids, at);
    }

    private void decideAnew(int customer) {
        Map<Integer, List<LocalDate>> due = new HashMap<>();
        due.put(customer, List.of(LocalDate.now(workplace.clock())));
        workplace.customers().schedule(due, workplace.clock().instant());
    }
}

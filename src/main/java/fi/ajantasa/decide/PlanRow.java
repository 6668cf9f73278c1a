package fi.ajantasa.decide;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.RestrictionChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does to one customer in one of its parts: 1 raises privacy and is never held, 2 is the rest.
 *
 * @param version the customer's version that the row expects: part 2 expects that part 1 was applied, when it changes something
 * @param due later days to decide the customer again; in part 1 only, which then may change nothing else
 */
public record PlanRow(
        int customer,
        int part,
        int version,
        List<Decision> decisions,
        List<RestrictionChange> restrictions,
        List<LocalDate> due) {

    public PlanRow {
        decisions = List.copyOf(decisions);
        restrictions = List.copyOf(restrictions);
        due = List.copyOf(due);
    }

    /** The rows of an outcome, part 1 first; none when nothing changes and nothing becomes due. */
    public static List<PlanRow> of(Customer customer, Outcome outcome) {
        int id = customer.id();
        PlanRow raising =
                new PlanRow(id, 1, customer.version(), decisions(outcome, 1), flags(outcome, true), outcome.due());
        int version = raising.changesNothing() ? customer.version() : customer.version() + 1;
        PlanRow rest = new PlanRow(id, 2, version, decisions(outcome, 2), flags(outcome, false), List.of());
        List<PlanRow> rows = new ArrayList<>(2);
        if (!raising.changesNothing() || !raising.due().isEmpty()) {
            rows.add(raising);
        }
        if (!rest.changesNothing()) {
            rows.add(rest);
        }
        return rows;
    }

    public boolean changesNothing() {
        return decisions.isEmpty() && restrictions.isEmpty();
    }

    /** Whether a person must decide on the row, however few there are (F10). */
    public boolean needsPerson() {
        return decisions.stream().anyMatch(decision -> decision.rule().equals(Rules.BASE_LACKS_PROTECTION));
    }

    /** The new value by attribute, null where it is cleared; codes encrypted. */
    public SortedMap<String, @Nullable Held> changes() {
        SortedMap<String, @Nullable Held> changes = new TreeMap<>();
        for (Decision decision : decisions) {
            changes.put(decision.attribute(), decision.after());
        }
        return changes;
    }

    /** Names customer and part, never the values. */
    @Override
    public String toString() {
        return "plan:" + customer + ":" + part;
    }

    private static List<Decision> decisions(Outcome outcome, int part) {
        List<Decision> decisions = new ArrayList<>();
        for (Decision decision : outcome.decisions()) {
            if (decision.part() == part) {
                decisions.add(decision);
            }
        }
        return decisions;
    }

    private static List<RestrictionChange> flags(Outcome outcome, boolean on) {
        List<RestrictionChange> flags = new ArrayList<>(0);
        for (RestrictionChange change : outcome.restrictions()) {
            if (change.on() == on) {
                flags.add(change);
            }
        }
        return flags;
    }
}

package fi.ajantasa.report;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.PlanRow;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Undoes plan rows on a copy of a customer, the latest first. A decision whose result is not what the customer has was
 * held or refused, and is passed over.
 */
final class WalkBack {
    private final Customer customer;
    private final SortedMap<String, Held> held;
    private int version;

    WalkBack(Customer customer) {
        this.customer = customer;
        this.held = new TreeMap<>(customer.held());
        this.version = customer.version();
    }

    Customer customer() {
        return new Customer(customer.id(), customer.number(), version, held);
    }

    /** @param rows of one run, part 1 first */
    void undo(List<PlanRow> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            boolean undone = false;
            for (Decision decision : rows.get(i).decisions()) {
                undone |= undo(decision);
            }
            version -= undone ? 1 : 0;
        }
    }

    private boolean undo(Decision decision) {
        if (!Objects.equals(held.get(decision.attribute()), decision.after())) {
            return false;
        }
        if (decision.before() == null) {
            held.remove(decision.attribute());
        } else {
            held.put(decision.attribute(), decision.before());
        }
        return true;
    }
}

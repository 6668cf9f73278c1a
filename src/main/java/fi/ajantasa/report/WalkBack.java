package fi.ajantasa.report;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.decide.Decision;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Undoes decisions on a copy of a customer, the latest first; one that was not applied then is passed over. */
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

    /** Undoes what one audit entry stands for. */
    void undo(AppliedPart part) {
        version--;
        part.rows().forEach(row -> row.decisions().forEach(this::undo));
    }

    private void undo(Decision decision) {
        if (!Objects.equals(held.get(decision.attribute()), decision.after())) {
            return;
        }
        if (decision.before() == null) {
            held.remove(decision.attribute());
        } else {
            held.put(decision.attribute(), decision.before());
        }
    }
}

package fi.ajantasa.customer;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A customer with the values we hold, by attribute; version 0 is a customer of whom nothing was decided yet.
 */
public record Customer(int id, String number, int version, Map<String, Held> held) {
    public Customer {
        held = Collections.unmodifiableSortedMap(
                held instanceof SortedMap<String, Held> sorted ? sorted : new TreeMap<>(held));
    }

    /** Whether a protection order (turvakielto) hides where this person lives, from every source and reader. */
    public boolean isProtected() {
        Held order = held.get("protection-order");
        return order != null && order.value().equals("1");
    }

    /** Shows no values: values of people are not for logs. */
    @Override
    public String toString() {
        return "Customer[" + id + ", " + number + ", version " + version + "]";
    }
}

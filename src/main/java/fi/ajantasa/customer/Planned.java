package fi.ajantasa.customer;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change beside the customer it was planned for, as read in the same transaction. */
record Planned(CustomerChange change, Customer before) {
    int customer() {
        return change.customer();
    }

    /** The values the customer has after the change. */
    SortedMap<String, Held> after() {
        SortedMap<String, Held> held = new TreeMap<>(before.held());
        change.changes().forEach((attribute, value) -> {
            if (value == null) {
                held.remove(attribute);
            } else {
                held.put(attribute, value);
            }
        });
        return held;
    }

    boolean changes(String attribute) {
        return change.changes().containsKey(attribute);
    }

    @Nullable
    String before(String attribute) {
        Held held = before.held().get(attribute);
        return held == null ? null : held.value();
    }

    @Nullable
    String after(String attribute) {
        Held held = change.changes().get(attribute);
        return held == null ? null : held.value();
    }

    static Stream<Planned> changing(List<Planned> all, String attribute) {
        return all.stream().filter(planned -> planned.changes(attribute));
    }
}

package fi.ajantasa.customer;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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

    /** @param decisions a plan row: its {@code "d"} lists attribute {@code "a"}, value before {@code "b"}, after {@code "n"} */
    void undo(String decisions) {
        boolean undone = false;
        try (JsonParser json = HeldJson.parser(decisions)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals("d")) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        undone |= undoOne(json);
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        version -= undone ? 1 : 0;
    }

    private boolean undoOne(JsonParser json) {
        String attribute = "";
        Held before = null;
        Held after = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "a" -> attribute = json.getString();
                case "b" -> before = HeldJson.read(json);
                case "n" -> after = HeldJson.read(json);
                default -> json.skipChildren();
            }
        }
        return restore(attribute, before, after);
    }

    private boolean restore(String attribute, @Nullable Held before, @Nullable Held after) {
        Held now = held.get(attribute);
        if (now == null ? after != null : !now.equals(after)) {
            return false;
        }
        if (before == null) {
            held.remove(attribute);
        } else {
            held.put(attribute, before);
        }
        return true;
    }
}

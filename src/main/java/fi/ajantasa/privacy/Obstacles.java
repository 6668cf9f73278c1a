package fi.ajantasa.privacy;

import fi.ajantasa.batch.RunStore;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What stands against erasing a customer now: what we still owe each other, and what is under way with them. */
final class Obstacles {
    private static final String IN_FORCE = "in-force";
    private final ErasureStore store;
    private final RunStore runs;
    private final LocalDate today;

    Obstacles(ErasureStore store, RunStore runs, LocalDate today) {
        this.store = store;
        this.runs = runs;
        this.today = today;
    }

    /** Each with what to do about it; empty when nothing does. */
    List<String> of(Customer customer) {
        List<String> obstacles = new ArrayList<>();
        if (IN_FORCE.equals(value(customer, "contract-state"))) {
            obstacles.add("a contract is in force: it has to end first (GDPR art. 6(1)(b))");
        }
        String purpose = value(customer, "credit-purpose");
        String until = value(customer, "credit-purpose-until");
        if (!purpose.isEmpty() && (until.isEmpty() || !LocalDate.parse(until).isBefore(today))) {
            obstacles.add("there is an open invoice or collection (" + purpose
                    + "): it has to be settled first (GDPR art. 17(3)(e))");
        }
        store.listUnanswered(customer.id())
                .forEach(it -> obstacles.add("file " + it
                        + " for the customer system names the customer and is not answered yet: wait for the answer"));
        obstacles.addAll(underWay());
        return obstacles;
    }

    /** What has to end before anything is taken from under it. */
    List<String> underWay() {
        List<String> obstacles = new ArrayList<>();
        runs.listOpen()
                .forEach(it -> obstacles.add(
                        "run " + it + " is not over: resume or abandon it, approve or refuse what it holds"));
        store.listOpenWashes().forEach(it -> obstacles.add("wash " + it + " is not answered yet: wait for the answer"));
        return obstacles;
    }

    private static String value(Customer customer, String attribute) {
        Held held = customer.held().get(attribute);
        return held == null ? "" : held.value();
    }
}

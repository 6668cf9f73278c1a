package fi.ajantasa.contact;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer on the way back to an earlier moment, by the audit entries and the plans they name. */
final class Past {
    private static final JsonMapper JSON = new JsonMapper();
    private final Customer now;
    private final List<AuditLog.Change> changes;
    private final Instant moment;
    private final SortedMap<String, Held> held;
    private boolean proven = true;

    Past(Customer now, List<AuditLog.Change> changes, Instant moment) {
        this.now = now;
        this.changes = changes;
        this.moment = moment;
        this.held = new TreeMap<>(now.held());
    }

    /** Whether every later change could be undone. */
    boolean isProven() {
        return proven;
    }

    /** Whether the customer was one of ours at the moment. */
    boolean isKnown() {
        return changes.stream().anyMatch(it -> !it.at().isAfter(moment));
    }

    Customer customer() {
        int version =
                (int) changes.stream().filter(it -> !it.at().isAfter(moment)).count();
        return new Customer(now.id(), now.number(), version, held);
    }

    /** Undoes what was changed after the moment, the latest first. */
    void undo(PlanStore plans) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            AuditLog.Change change = changes.get(i);
            JsonNode body = JSON.readTree(change.body());
            if (change.at().isAfter(moment) && !body.path("set").isEmpty()) {
                undo(plans.rows(change.run(), now.id()), body.path("plan-part").asInt());
            }
        }
    }

    private void undo(List<PlanRow> rows, int part) {
        boolean found = false;
        for (PlanRow row : rows) {
            if (row.part() == part) {
                found = true;
                for (int i = row.decisions().size() - 1; i >= 0; i--) {
                    undo(row.decisions().get(i));
                }
            }
        }
        proven &= found;
    }

    private void undo(Decision decision) {
        proven &= Objects.equals(held.get(decision.attribute()), decision.after());
        Held before = decision.before();
        if (before == null) {
            held.remove(decision.attribute());
        } else {
            held.put(decision.attribute(), before);
        }
    }

    /** The restrictions that stood at a moment, by reason, as the audit entries up to it say. */
    Map<String, Restriction> restrictions(Instant until) {
        Map<String, Restriction> standing = new TreeMap<>();
        for (AuditLog.Change change : changes) {
            if (!change.at().isAfter(until)) {
                for (JsonNode flag : JSON.readTree(change.body()).path("flags")) {
                    follow(flag, change.at(), standing);
                }
            }
        }
        return standing;
    }

    /** A flag is {@code [reason, channels, on, extract, row]}. */
    private void follow(JsonNode flag, Instant at, Map<String, Restriction> standing) {
        String reason = flag.path(0).asString();
        if (flag.path(2).asBoolean()) {
            Origin origin = new Origin(flag.path(3).asInt(), flag.path(4).asInt());
            Restriction before = standing.get(reason);
            standing.put(
                    reason,
                    new Restriction(
                            reason,
                            now.id(),
                            flag.path(1).asInt(),
                            origin,
                            before == null ? at.atZone(Question.HELSINKI).toLocalDate() : before.since()));
        } else {
            standing.remove(reason);
        }
    }

    /** Whether the replayed restrictions are those that stand: same reasons on the same channels. */
    static boolean agrees(Map<String, Restriction> replayed, List<Restriction> standing) {
        return replayed.size() == standing.size()
                && standing.stream().allMatch(it -> {
                    Restriction same = replayed.get(it.reason());
                    return same != null && same.channels() == it.channels();
                });
    }
}

package fi.ajantasa.changes;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.KeyVault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of what a page tells that which is kept: of people we asked for, without the groups that are none of our business,
 * each once, sealed for the customer.
 */
final class Intake {
    private final KeyVault keys;
    private final GroupTable groups;
    private final Set<Long> contents;
    private final LocalDate businessDate;
    private int lastId;

    Intake(KeyVault keys, GroupTable groups, EventStore events, LocalDate businessDate) {
        this.keys = keys;
        this.groups = groups;
        this.contents = events.contents();
        this.lastId = events.lastId();
        this.businessDate = businessDate;
    }

    /**
     * What is kept of a page.
     *
     * @param customers of whom something was told
     */
    record Taken(List<Landed> landed, Counts counts, Set<Integer> customers) {}

    Taken take(Page page, Roster roster) {
        List<Landed> landed = new ArrayList<>();
        Counts counts = Counts.NONE;
        Set<Integer> customers = new HashSet<>();
        for (Told told : page.told()) {
            Optional<Integer> owner = roster.findOwner(told.hetu());
            if (owner.isEmpty()) {
                counts = counts.plus(new Counts(0, 0, 1, 0));
            } else {
                customers.add(owner.get());
                long dropped = drop(told.body());
                Landed one = land(told, owner.get());
                counts = counts.plus(new Counts(one == null ? 0 : 1, one == null ? 1 : 0, 0, dropped));
                if (one != null) {
                    landed.add(one);
                }
            }
        }
        return new Taken(landed, counts, customers);
    }

    /** Takes out the groups that are outside our purpose, whatever they say. */
    private long drop(ObjectNode body) {
        if (!(body.path("tietoryhmat") instanceof ArrayNode told)) {
            return 0;
        }
        int before = told.size();
        ArrayNode kept = ReplyReader.JSON.createArrayNode();
        for (JsonNode group : told.values()) {
            if (!groups.isDropped(group.path("tietoryhma").asString(""))) {
                kept.add(group);
            }
        }
        body.set("tietoryhmat", kept);
        return (long) before - kept.size();
    }

    /** Base data is told anew each time it is asked for; a change only once. */
    private @Nullable Landed land(Told told, int customer) {
        byte[] bytes = ReplyReader.JSON.writeValueAsBytes(told.body());
        Instant at = told.at();
        long content = keys.recordKey("change-" + customer + (at == null ? "-" + businessDate : ""), bytes);
        if (!contents.add(content)) {
            return null;
        }
        lastId++;
        return new Landed(lastId, customer, content, at, keys.sealRecord(bytes, customer, new Origin(0, lastId)));
    }
}

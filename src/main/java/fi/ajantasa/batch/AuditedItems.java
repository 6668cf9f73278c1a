package fi.ajantasa.batch;

import fi.ajantasa.decide.ItemLists;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run did to a customer, told from its audit entries alone.
 *
 * @param parts of the plan that were applied; 0 for what followed from applying it
 * @param names attributes, and {@code no-marketing-REASON} for restrictions
 */
record AuditedItems(Set<Integer> parts, Set<String> names) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FIRST_ATTRIBUTE = 4;

    static AuditedItems of(List<String> bodies) {
        AuditedItems items = new AuditedItems(new TreeSet<>(), new TreeSet<>());
        for (String body : bodies) {
            JsonNode entry = JSON.readTree(body);
            items.parts.add(entry.path("plan-part").asInt());
            for (JsonNode group : entry.path("set")) {
                for (int i = FIRST_ATTRIBUTE; i < group.size(); i++) {
                    items.names.add(group.path(i).asString());
                }
            }
            entry.path("flags")
                    .forEach(flag ->
                            items.names.add(ItemLists.FLAG + flag.path(0).asString()));
        }
        return items;
    }
}

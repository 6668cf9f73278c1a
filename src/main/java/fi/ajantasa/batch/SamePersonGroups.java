package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.link.ClericalTask;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Customers who may be one person as long as nobody has answered: whoever hangs together by open questions. */
final class SamePersonGroups {
    private final SortedMap<Integer, Set<Integer>> groups = new TreeMap<>();
    private final SortedMap<Integer, Origin> origins = new TreeMap<>();

    /** @param questions of two customers each, the oldest first */
    SamePersonGroups(List<ClericalTask> questions) {
        for (ClericalTask question : questions) {
            Set<Integer> joined = new TreeSet<>(group(question.customer()));
            joined.addAll(group(question.other()));
            joined.forEach(member -> groups.put(member, joined));
            origins.putIfAbsent(question.customer(), question.origin());
            origins.putIfAbsent(question.other(), question.origin());
        }
    }

    private Set<Integer> group(int customer) {
        return groups.getOrDefault(customer, Set.of(customer));
    }

    /** All customers of whom it is asked. */
    Set<Integer> members() {
        return groups.keySet();
    }

    /** The others who may be the same person. */
    Set<Integer> others(int customer) {
        Set<Integer> others = new TreeSet<>(group(customer));
        others.remove(customer);
        return others;
    }

    /** The record since which it is asked of the customer. */
    Origin origin(int customer) {
        return origins.getOrDefault(customer, new Origin(0, 0));
    }
}

package fi.ajantasa.changes;

import fi.ajantasa.customer.CodeQuery;
import fi.ajantasa.person.Hetu;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One part of our customers: the codes they are asked for by, and whose any code is that they have or had (D14). */
final class Roster {
    private final SortedMap<Integer, String> codes;
    private final Map<String, Integer> owners;

    private Roster(SortedMap<Integer, String> codes, Map<String, Integer> owners) {
        this.codes = codes;
        this.owners = owners;
    }

    static Roster of(CodeQuery query, int part, int parts) {
        SortedMap<Integer, String> codes = new TreeMap<>();
        Map<String, Integer> owners = new HashMap<>();
        for (Map.Entry<Hetu, Integer> former : query.former(part, parts).entrySet()) {
            owners.put(former.getKey().code(), former.getValue());
        }
        query.current(part, parts).forEach((customer, hetu) -> {
            codes.put(customer, hetu.code());
            owners.put(hetu.code(), customer);
        });
        return new Roster(codes, owners);
    }

    boolean isEmpty() {
        return codes.isEmpty();
    }

    /** Everybody of the part, in order. */
    List<Integer> customers() {
        return List.copyOf(codes.keySet());
    }

    /** The codes to ask for all of them by. */
    List<String> hetus() {
        return List.copyOf(codes.values());
    }

    /** The codes to ask for some of them by. */
    List<String> hetus(List<Integer> customers) {
        return customers.stream().map(it -> codes.getOrDefault(it, "")).toList();
    }

    /** Whose code it is or was. */
    Optional<Integer> findOwner(String hetu) {
        return Optional.ofNullable(owners.get(hetu));
    }

    @Override
    public String toString() {
        return "roster of " + codes.size();
    }
}

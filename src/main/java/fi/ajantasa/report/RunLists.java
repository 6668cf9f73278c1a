package fi.ajantasa.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** All lists of one run as read back from storage, with what was found wrong while reading. */
public record RunLists(String run, Map<ListKey, RoaringBitmap> lists, Map<ListKey, Unit> units, List<String> faults) {
    public RunLists {
        lists = Map.copyOf(lists);
        units = Map.copyOf(units);
        faults = List.copyOf(faults);
    }

    boolean has(ListName name) {
        return lists.keySet().stream().anyMatch(key -> key.name().equals(name.word()));
    }

    /** The list, empty if the run did not keep it. Not to be changed by the caller. */
    public RoaringBitmap list(ListName name, String attribute) {
        return lists.getOrDefault(ListKey.of(name, attribute), new RoaringBitmap());
    }

    /** The union of the list over its attributes. */
    public RoaringBitmap union(ListName name) {
        RoaringBitmap union = new RoaringBitmap();
        byAttribute(name).values().forEach(union::or);
        return union;
    }

    /** The sum of the lengths over the attributes: for items, where one customer counts once per attribute. */
    long total(ListName name) {
        return byAttribute(name).values().stream()
                .mapToLong(RoaringBitmap::getLongCardinality)
                .sum();
    }

    SortedMap<String, RoaringBitmap> byAttribute(ListName name) {
        SortedMap<String, RoaringBitmap> found = new TreeMap<>();
        lists.forEach((key, list) -> {
            if (key.name().equals(name.word())) {
                found.put(key.attribute(), list);
            }
        });
        return found;
    }

    SortedMap<String, Long> sizes(ListName name) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        byAttribute(name).forEach((attribute, list) -> sizes.put(attribute, list.getLongCardinality()));
        return sizes;
    }

    public Set<String> attributes(List<ListName> names) {
        Set<String> attributes = new TreeSet<>();
        names.forEach(name -> attributes.addAll(byAttribute(name).keySet()));
        return attributes;
    }
}

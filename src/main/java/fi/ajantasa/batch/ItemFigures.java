package fi.ajantasa.batch;

import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.ItemOutcome;
import fi.ajantasa.person.Direction;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Keeps the lists behind the item figures of a run. */
record ItemFigures(RunListStore lists, String run) {
    /** The one item of a record that equals the one we hold: it is not taken apart. */
    private static final String WHOLE_RECORD = "whole-record";

    private static final Map<ItemOutcome, ListName> NAMES = new EnumMap<>(Map.of(
            ItemOutcome.CHANGED, ListName.CHANGED,
            ItemOutcome.UNCHANGED, ListName.UNCHANGED,
            ItemOutcome.HELD, ListName.HELD,
            ItemOutcome.BLOCKED_BY_POLICY, ListName.BLOCKED_BY_POLICY,
            ItemOutcome.KEPT_CUSTOMER_VALUE, ListName.KEPT_CUSTOMER_VALUE,
            ItemOutcome.SCHEDULED, ListName.SCHEDULED,
            ItemOutcome.NO_EFFECT, ListName.NO_EFFECT));

    /**
     * Keeps every item in its one outcome, and what the plan does to privacy. An item is what the delivery speaks of, told
     * from its facts, or what changes with it: an outcome that was lost or made up breaks equation E4.
     */
    void keep(ItemLists items, RoaringBitmap unchanged) {
        Map<String, RoaringBitmap> all = new TreeMap<>();
        Map<ListName, Map<String, RoaringBitmap>> named = new EnumMap<>(ListName.class);
        items.spoken().forEach((attribute, customers) -> add(all, attribute, customers));
        items.items().forEach((key, customers) -> {
            if (key.outcome() == ItemOutcome.CHANGED || key.outcome() == ItemOutcome.HELD) {
                add(all, key.attribute(), customers);
            }
            add(in(named, name(key.outcome())), key.attribute(), customers);
            if (key.outcome() == ItemOutcome.CHANGED && key.direction() != Direction.NEUTRAL) {
                ListName direction = key.direction() == Direction.RAISES ? ListName.RAISES : ListName.LOWERS;
                add(in(named, direction), key.attribute(), customers);
            }
        });
        add(all, WHOLE_RECORD, unchanged);
        add(in(named, ListName.UNCHANGED), WHOLE_RECORD, unchanged);
        all.forEach((attribute, customers) -> lists.put(run, ListName.ITEMS, attribute, customers));
        named.forEach((name, byAttribute) ->
                byAttribute.forEach((attribute, customers) -> lists.put(run, name, attribute, customers)));
    }

    private static ListName name(ItemOutcome outcome) {
        ListName name = NAMES.get(outcome);
        if (name == null) {
            throw new IllegalStateException("no list for outcome " + outcome);
        }
        return name;
    }

    private static Map<String, RoaringBitmap> in(Map<ListName, Map<String, RoaringBitmap>> named, ListName name) {
        return named.computeIfAbsent(name, it -> new TreeMap<>());
    }

    private static void add(Map<String, RoaringBitmap> lists, String attribute, RoaringBitmap customers) {
        lists.computeIfAbsent(attribute, it -> new RoaringBitmap()).or(customers);
    }
}

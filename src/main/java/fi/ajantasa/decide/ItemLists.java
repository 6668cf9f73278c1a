package fi.ajantasa.decide;

import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Which customers came out how: one list of customer ids per attribute, outcome and direction, per flag and per rule. */
public final class ItemLists {

    /** What a list of items has in common; the direction is that of the change, neutral where nothing changes. */
    public record Key(String attribute, ItemOutcome outcome, Direction direction) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::attribute).thenComparing(Key::outcome).thenComparing(Key::direction);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Before the reason, the attribute that stands for a restriction of marketing. */
    public static final String FLAG = "no-marketing-";

    private final Map<Key, RoaringBitmap> items = new HashMap<>();
    private final Map<String, RoaringBitmap> added = new HashMap<>();
    private final Map<String, RoaringBitmap> lifted = new HashMap<>();
    private final Map<String, RoaringBitmap> rules = new HashMap<>();
    private final Map<String, RoaringBitmap> overwrites = new HashMap<>();
    private final Map<String, RoaringBitmap> spoken = new HashMap<>();

    /** Adds what was decided for a customer. */
    public void add(int customer, Outcome outcome) {
        Map<String, Decision> decisions = new HashMap<>();
        for (Decision decision : outcome.decisions()) {
            decisions.put(decision.attribute(), decision);
            put(rules, decision.rule(), customer);
            if (decision.before() != null && decision.direction() != Direction.RAISES) {
                put(overwrites, decision.attribute(), customer);
            }
        }
        outcome.items().forEach((attribute, result) -> {
            Decision decision = decisions.get(attribute);
            put(items, new Key(attribute, result, direction(decision)), customer);
        });
        for (RestrictionChange change : outcome.restrictions()) {
            put(change.on() ? added : lifted, change.reason(), customer);
            Direction direction = change.on() ? Direction.RAISES : Direction.LOWERS;
            put(items, new Key(FLAG + change.reason(), ItemOutcome.CHANGED, direction), customer);
            if (!change.on()) {
                put(rules, change.rule(), customer);
                put(overwrites, FLAG + change.reason(), customer);
            }
        }
    }

    /** Notes the attributes that facts of the delivery speak of, told from the facts and not from what became of them. */
    public void addSpoken(int customer, List<Fact> delivery) {
        for (Fact fact : delivery) {
            for (Claim claim : fact.claims()) {
                put(spoken, claim.attribute(), customer);
            }
        }
    }

    /** Adds the lists of another slice. */
    public void addAll(ItemLists other) {
        merge(items, other.items);
        merge(added, other.added);
        merge(lifted, other.lifted);
        merge(rules, other.rules);
        merge(overwrites, other.overwrites);
        merge(spoken, other.spoken);
    }

    /** The same lists after holding these customers: their changes that do not raise privacy are held, no flag is lifted. */
    public ItemLists holding(RoaringBitmap customers) {
        ItemLists after = new ItemLists();
        items.forEach((key, list) -> {
            boolean mayBeHeld = key.outcome() == ItemOutcome.CHANGED && key.direction() != Direction.RAISES;
            RoaringBitmap held = mayBeHeld ? RoaringBitmap.and(list, customers) : new RoaringBitmap();
            addNotEmpty(after.items, key, RoaringBitmap.andNot(list, held));
            addNotEmpty(after.items, new Key(key.attribute(), ItemOutcome.HELD, key.direction()), held);
        });
        merge(after.added, added);
        lifted.forEach((reason, list) -> addNotEmpty(after.lifted, reason, RoaringBitmap.andNot(list, customers)));
        merge(after.rules, rules);
        merge(after.overwrites, overwrites);
        merge(after.spoken, spoken);
        return after;
    }

    /** All item lists. */
    public SortedMap<Key, RoaringBitmap> items() {
        return new TreeMap<>(items);
    }

    /** The customers of an attribute with this outcome, in every direction. */
    public RoaringBitmap items(String attribute, ItemOutcome outcome) {
        List<RoaringBitmap> lists = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            lists.add(items.getOrDefault(new Key(attribute, outcome, direction), new RoaringBitmap()));
        }
        return RoaringBitmap.or(lists.iterator());
    }

    /** The customers for whom a restriction comes on or gets more channels, by reason. */
    public SortedMap<String, RoaringBitmap> added() {
        return new TreeMap<>(added);
    }

    /** The customers for whom a restriction is lifted, by reason. */
    public SortedMap<String, RoaringBitmap> lifted() {
        return new TreeMap<>(lifted);
    }

    /** The customers with a decision by this rule. */
    public RoaringBitmap decidedBy(String rule) {
        return rules.getOrDefault(rule, new RoaringBitmap()).clone();
    }

    /** The customers whose value is replaced or taken away, or whose restriction is lifted, by attribute. */
    public SortedMap<String, RoaringBitmap> overwrites() {
        return new TreeMap<>(overwrites);
    }

    /** The customers the delivery speaks of, by attribute. */
    public SortedMap<String, RoaringBitmap> spoken() {
        return new TreeMap<>(spoken);
    }

    SortedMap<String, RoaringBitmap> rules() {
        return new TreeMap<>(rules);
    }

    void put(Key key, RoaringBitmap list) {
        items.put(key, list);
    }

    void put(ItemListsCodec.Kind kind, String name, RoaringBitmap list) {
        switch (kind) {
            case ADDED -> added.put(name, list);
            case LIFTED -> lifted.put(name, list);
            case RULE -> rules.put(name, list);
            case OVERWRITE -> overwrites.put(name, list);
            case SPOKEN -> spoken.put(name, list);
        }
    }

    private static Direction direction(@Nullable Decision decision) {
        return decision == null ? Direction.NEUTRAL : decision.direction();
    }

    private static <K> void put(Map<K, RoaringBitmap> lists, K key, int customer) {
        lists.computeIfAbsent(key, any -> new RoaringBitmap()).add(customer);
    }

    private static <K> void merge(Map<K, RoaringBitmap> into, Map<K, RoaringBitmap> from) {
        from.forEach((key, list) ->
                into.computeIfAbsent(key, any -> new RoaringBitmap()).or(list));
    }

    private static <K> void addNotEmpty(Map<K, RoaringBitmap> lists, K key, RoaringBitmap list) {
        if (!list.isEmpty()) {
            lists.computeIfAbsent(key, any -> new RoaringBitmap()).or(list);
        }
    }
}

package fi.ajantasa.batch;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.Told;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** What is stored of the customers of a slice; a row that cannot be read makes one customer unreadable, not the slice. */
final class StoredSlice {
    private final Workplace workplace;
    private final Map<Integer, Customer> customers = new HashMap<>();
    private final SortedMap<Integer, List<Fact>> facts = new TreeMap<>();
    private final SortedMap<Integer, List<Fact>> withdrawn = new TreeMap<>();
    private final RoaringBitmap unreadable = new RoaringBitmap();
    private final Map<Integer, List<Restriction>> restrictions;

    StoredSlice(Workplace workplace, int[] ids) {
        this.workplace = workplace;
        this.restrictions = workplace.customers().restrictions(ids);
        if (Poison.attempt(() -> read(ids)).isEmpty()) {
            Arrays.stream(ids).forEach(this::readAlone);
        }
    }

    private boolean read(int[] ids) {
        workplace.customers().read(ids).forEach(it -> customers.put(it.id(), it));
        facts.putAll(workplace.facts().read(ids));
        withdrawn.putAll(workplace.facts().readWithdrawn(ids));
        return true;
    }

    private void readAlone(int id) {
        if (Poison.attempt(() -> read(new int[] {id})).isEmpty()) {
            unreadable.add(id);
        }
    }

    /** The customer, unless there is none or its row cannot be read. */
    Optional<Customer> findCustomer(int id) {
        return Optional.ofNullable(customers.get(id));
    }

    /** Whether the customer or one of its facts is there and cannot be read. */
    boolean isUnreadable(int id) {
        return unreadable.contains(id);
    }

    Told told(int id) {
        return new Told(facts.getOrDefault(id, List.of()), withdrawn.getOrDefault(id, List.of()));
    }

    Set<Restriction> restrictions(int id) {
        return new HashSet<>(restrictions.getOrDefault(id, List.of()));
    }
}

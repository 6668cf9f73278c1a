package fi.ajantasa.link;

import fi.ajantasa.job.Verdict;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What people have said of a register's records and our customers; no rule and no model overrules it (F137). */
public final class Verdicts {

    /** Nobody has said anything. */
    public static final Verdicts NONE = new Verdicts(Map.of());

    /** Nobody has said whose the record is, or it is of several. */
    public static final int NOBODY = -1;

    private final Map<Long, SortedMap<Integer, Verdict>> answers = new HashMap<>();
    private final Map<Long, Integer> customers = new HashMap<>();

    Verdicts(Map<Pair, Verdict> answered) {
        answered.forEach((pair, verdict) -> {
            answers.computeIfAbsent(pair.recordKey, it -> new TreeMap<>()).put(pair.customer, verdict);
            if (verdict == Verdict.SAME) {
                customers.merge(pair.recordKey, pair.customer, (one, other) -> one.equals(other) ? one : NOBODY);
            }
        });
    }

    /** A record's person and a customer. */
    record Pair(long recordKey, int customer) {}

    /** The one customer whom people have named as the record's person, or {@link #NOBODY}. */
    public int findCustomer(long recordKey) {
        return customers.getOrDefault(recordKey, NOBODY);
    }

    public boolean isEmpty() {
        return answers.isEmpty();
    }

    /** Whether any record's person is a customer because people have said so. */
    public boolean haveNamedCustomers() {
        return !customers.isEmpty();
    }

    /** The customers of whom anything has been said. */
    public BitSet customers() {
        BitSet customers = new BitSet();
        answers.values().forEach(of -> of.keySet().forEach(customers::set));
        return customers;
    }

    /** SAME or DIFFERENT, or null when nobody has answered or nobody could tell. */
    public @Nullable Verdict find(long recordKey, int customer) {
        return answers(recordKey).get(customer);
    }

    /** What people have answered of a record's person, by customer: SAME or DIFFERENT. */
    SortedMap<Integer, Verdict> answers(long recordKey) {
        return answers.getOrDefault(recordKey, Collections.emptySortedMap());
    }
}

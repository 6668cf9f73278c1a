package fi.ajantasa.decide;

import fi.ajantasa.customer.RestrictionChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What undoing a run does to one customer.
 *
 * @param decisions from what is held now to what stood before the run
 * @param kept what stays as it is, by item: why
 */
public record Reversal(List<Decision> decisions, List<RestrictionChange> restrictions, SortedMap<String, String> kept) {

    /** The customer changed the value since, or another run did. */
    public static final String CHANGED_SINCE = "changed-since";

    /** A later delivery says the same, or was a full list with the customer in it. */
    public static final String SAID_AGAIN = "said-again-since";

    /** It protects the person: only a second confirmation takes it back. */
    public static final String PROTECTS = "protects";

    /** What stood before must not come to light: an order hides it, or the number is secret. */
    public static final String HIDDEN = "hidden";

    /** It is as it was before the run. */
    public static final String AS_BEFORE = "as-before";

    /** It follows from rows that wait or from a question about two customers, and ends with those. */
    public static final String FOLLOWS = "follows-from-question";

    /** What stood before was about credit and is not kept. */
    public static final String FORGOTTEN = "forgotten";

    /** The restriction stood before the run, too. */
    public static final String STOOD_BEFORE = "stood-before";

    /** Another delivery switches it on as well. */
    public static final String SAID_BY_OTHERS = "said-by-others";

    public boolean isEmpty() {
        return decisions.isEmpty() && restrictions.isEmpty();
    }

    /** The same as a decision of a run on this day; the customer is decided anew by the next one. */
    public Outcome outcome(LocalDate day) {
        Map<String, ItemOutcome> items = new TreeMap<>();
        decisions.forEach(it -> items.put(it.attribute(), ItemOutcome.CHANGED));
        kept.keySet().forEach(it -> items.put(it, ItemOutcome.NO_EFFECT));
        return new Outcome(decisions, restrictions, items, List.of(day), List.of(), Map.of());
    }
}

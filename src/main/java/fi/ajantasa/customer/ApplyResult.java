package fi.ajantasa.customer;

import java.util.SortedMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * What became of the changes of a slice.
 *
 * @param applied the customers that were changed
 * @param conflicts the customers that were not touched, with the reason: {@value #CONFLICT} or {@value #CODE_TAKEN}
 */
public record ApplyResult(RoaringBitmap applied, SortedMap<Integer, String> conflicts) {
    /** The customer has moved on since the plan was made. */
    public static final String CONFLICT = "conflict-since-plan";

    /** The identity code already belongs to another customer: a person decides (F3). */
    public static final String CODE_TAKEN = "code-of-another-customer";
}

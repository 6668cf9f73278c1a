package fi.ajantasa.batch;

import fi.ajantasa.link.Hit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Rows that concern several customers: what the report says of a row is said once, by the first of its customers, though
 * each is decided by itself.
 */
final class SharedRows {
    private static final int HALF = 32;

    private final RoaringBitmap said;
    private final Set<Long> others = new HashSet<>();

    /**
     * @param hits sorted by customer
     * @param said rows of which all is said already
     */
    SharedRows(List<Hit> hits, RoaringBitmap said) {
        this.said = said;
        RoaringBitmap seen = new RoaringBitmap();
        for (Hit hit : hits) {
            if (!seen.checkedAdd(hit.row())) {
                others.add(pair(hit.customer(), hit.row()));
            }
        }
    }

    /** Whether the row is told of with this customer. */
    boolean isToldWith(int customer, int row) {
        return !said.contains(row) && !others.contains(pair(customer, row));
    }

    private static long pair(int customer, int row) {
        return (long) customer << HALF | row;
    }
}

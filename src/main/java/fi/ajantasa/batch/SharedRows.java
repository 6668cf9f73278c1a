package fi.ajantasa.batch;

import fi.ajantasa.link.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Rows that concern several customers: what the report says of a row is said once, though each customer is decided by
 * itself. A customer whom the row only possibly is about goes first, for that is what the row is then counted as.
 */
final class SharedRows {
    private final RoaringBitmap said;

    /** By row who it is told with, of rows that concern several customers. */
    private final Map<Integer, Integer> tellers = new HashMap<>();

    /**
     * @param hits sorted by customer
     * @param said rows of which all is said already
     */
    SharedRows(List<Hit> hits, RoaringBitmap said) {
        this.said = said;
        RoaringBitmap seen = new RoaringBitmap();
        RoaringBitmap several = new RoaringBitmap();
        for (Hit hit : hits) {
            if (!seen.checkedAdd(hit.row())) {
                several.add(hit.row());
            }
        }
        for (Hit hit : hits) {
            if (several.contains(hit.row()) && !hit.isCertain()) {
                tellers.putIfAbsent(hit.row(), hit.customer());
            }
        }
        for (Hit hit : hits) {
            if (several.contains(hit.row())) {
                tellers.putIfAbsent(hit.row(), hit.customer());
            }
        }
    }

    /** Whether the row is told of with this customer. */
    boolean isToldWith(int customer, int row) {
        return !said.contains(row) && tellers.getOrDefault(row, customer) == customer;
    }
}

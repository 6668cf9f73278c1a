package fi.ajantasa.audit;

import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;

/** What the change entries of a run add up to. */
public final class AuditedChanges {
    private final RoaringBitmap customers = new RoaringBitmap();
    private long decisions;

    void add(int customer, int of, Supplier<String> body) {
        customers.add(customer);
        decisions += of;
    }

    /** The customers with an entry. */
    public RoaringBitmap customers() {
        return customers;
    }

    /** How many decisions the entries stand for. */
    public long decisions() {
        return decisions;
    }
}

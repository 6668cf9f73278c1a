package fi.ajantasa.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;

/**
 * The only place that changes a customer; every method joins the caller's transaction, and each change carries its
 * audit entry.
 */
public final class CustomerStore {
    public CustomerStore(DataSource dataSource, KeyVault vault) {}

    /** Whether the database has encrypted codes, which a missing keyset would make unreadable. */
    public static boolean hasCodes(DataSource dataSource) {
        return false;
    }

    /**
     * The customers with these numbers, in the order of the numbers; those that do not exist are created, at version 0
     * and without values. Only the job of the customers' own register calls it.
     */
    public int[] create(List<String> numbers) {
        return new int[0];
    }

    /** The customers with these ids that exist, sorted by id. */
    public List<Customer> read(int[] ids) {
        return List.of();
    }

    /** The standing restrictions of these customers, by customer. */
    public Map<Integer, List<Restriction>> restrictions(int[] ids) {
        return Map.of();
    }

    /** The customers that are to be decided again on the day or an earlier one. */
    public RoaringBitmap due(LocalDate day) {
        return new RoaringBitmap();
    }

    /** Forgets the due days up to this one of these customers: they were decided. */
    public void settle(LocalDate day, int[] ids) {}

    /** Notes the days on which customers that nothing changes for are to be decided again. */
    public void schedule(Map<Integer, List<LocalDate>> days) {}

    /** Notes records that changed nothing, so that they are recognised the next time. */
    public void remember(List<KnownRecord> records) {}

    /**
     * Applies the changes, each only if its customer still has the version it was planned on, with audit entry,
     * restrictions, codes, known record and due days.
     *
     * @param changes at most one per customer, sorted by customer
     * @param businessDate the day from which new restrictions stand
     * @throws fi.ajantasa.audit.AuditUnavailable when the audit log refuses: roll back (F147)
     */
    public ApplyResult apply(List<CustomerChange> changes, LocalDate businessDate, Instant at) {
        return new ApplyResult(new RoaringBitmap(), new java.util.TreeMap<>());
    }
}

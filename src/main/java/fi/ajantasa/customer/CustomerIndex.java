package fi.ajantasa.customer;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * All our customers in memory, to answer "is this record ours, and is it the one we know?" without SQL. Customers
 * created or changed after loading are not in it. Safe for several threads.
 */
public final class CustomerIndex {
    /** No customer has it. */
    public static final int NONE = -1;

    /** In place of a fingerprint: the register's full list has the customer no more. */
    public static final long GONE = 2;

    /** Several customers had it, so it says nothing. */
    public static final int SEVERAL = -2;

    private final IndexStore store;
    private final CodeMap codes;
    private final CodeMap former;
    private final long[] fingerprints;
    private volatile @Nullable NumberMap numbers;

    private CustomerIndex(IndexStore store, CodeMap codes, CodeMap former, long[] fingerprints) {
        this.store = store;
        this.codes = codes;
        this.former = former;
        this.fingerprints = fingerprints;
    }

    /** Reads codes and, beside them, the fingerprints of the known records of the register. */
    public static CustomerIndex load(DataSource dataSource, KeyVault vault, String register) {
        IndexStore store = new IndexStore(dataSource, vault);
        int maxId = store.maxId();
        CompletableFuture<long[]> fingerprints =
                CompletableFuture.supplyAsync(() -> store.fingerprints(register, maxId));
        CodeMap codes = store.codes(maxId);
        return new CustomerIndex(store, codes, store.former(), fingerprints.join());
    }

    /** The highest customer id there is now. */
    public static int maxId(DataSource dataSource) {
        return IndexStore.maxId(dataSource);
    }

    /** The customer whose code this is, or {@link #NONE}. */
    public int findByHetu(long packed) {
        return codes.get(packed);
    }

    /** The customer whose code this once was, {@link #NONE} or {@link #SEVERAL}. */
    public int findByFormerHetu(long packed) {
        return former.get(packed);
    }

    /** The customer with this number, or {@link #NONE}. */
    public int findByNumber(String number) {
        byte[] bytes = number.getBytes(StandardCharsets.UTF_8);
        return findByNumber(bytes, 0, bytes.length);
    }

    /** The customer with the number in these bytes (UTF-8), or {@link #NONE}; the first call reads the numbers. */
    public int findByNumber(byte[] buffer, int from, int to) {
        return numbers().get(buffer, from, to);
    }

    private NumberMap numbers() {
        NumberMap read = numbers;
        return read == null ? readNumbers() : read;
    }

    private synchronized NumberMap readNumbers() {
        NumberMap read = numbers;
        if (read == null) {
            read = store.numbers();
            numbers = read;
        }
        return read;
    }

    /** The fingerprint of the record last taken in for the customer, 0 when there is none. */
    public long fingerprint(int customer) {
        return customer < fingerprints.length ? fingerprints[customer] : 0;
    }

    /** The customers of whom the register's last full list knew nothing any more. */
    public RoaringBitmap listGone() {
        RoaringBitmap gone = new RoaringBitmap();
        for (int customer = 0; customer < fingerprints.length; customer++) {
            if (fingerprints[customer] == GONE) {
                gone.add(customer);
            }
        }
        return gone;
    }

    /** The customers the register has spoken of. */
    public RoaringBitmap listSeen() {
        RoaringBitmap seen = new RoaringBitmap();
        for (int customer = 0; customer < fingerprints.length; customer++) {
            if (fingerprints[customer] != 0) {
                seen.add(customer);
            }
        }
        return seen;
    }

    /** The customers that have a code. */
    public RoaringBitmap listCoded() {
        return codes.list();
    }

    /** The highest customer id, 0 when there is no customer. */
    public int maxId() {
        return fingerprints.length - 1;
    }

    /** How many customers have a code. */
    public int size() {
        return codes.size();
    }
}

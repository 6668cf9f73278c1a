package fi.ajantasa.customer;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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

    private final int maxId;
    private final CompletableFuture<long[]> fingerprints;
    private final Lazy<CodeMap> codes;
    private final Lazy<CodeMap> former;
    private final Lazy<NumberMap> numbers;

    private CustomerIndex(IndexStore store, String register) {
        maxId = store.maxId();
        fingerprints = CompletableFuture.supplyAsync(() -> store.fingerprints(register, maxId));
        codes = new Lazy<>(() -> store.codes(maxId));
        former = new Lazy<>(store::former);
        numbers = new Lazy<>(store::numbers);
    }

    /**
     * Begins to read the fingerprints of the known records of the register; codes and numbers are read beside them when they
     * are first asked for, for many registers have no codes.
     */
    public static CustomerIndex load(DataSource dataSource, KeyVault vault, String register) {
        return new CustomerIndex(new IndexStore(dataSource, vault), register);
    }

    /** Something that is read once, when it is first asked for. */
    private static final class Lazy<T> {
        private final Supplier<T> reading;
        private volatile @Nullable T value;

        Lazy(Supplier<T> reading) {
            this.reading = reading;
        }

        T value() {
            T read = value;
            return read == null ? read() : read;
        }

        private synchronized T read() {
            T read = value;
            if (read == null) {
                read = reading.get();
                value = read;
            }
            return read;
        }
    }

    /** The highest customer id there is now. */
    public static int maxId(DataSource dataSource) {
        return IndexStore.maxId(dataSource);
    }

    /** The customer whose code this is, or {@link #NONE}. */
    public int findByHetu(long packed) {
        return codes.value().get(packed);
    }

    /** The customer whose code this once was, {@link #NONE} or {@link #SEVERAL}. */
    public int findByFormerHetu(long packed) {
        return former.value().get(packed);
    }

    /** The customer with this number, or {@link #NONE}. */
    public int findByNumber(String number) {
        byte[] bytes = number.getBytes(StandardCharsets.UTF_8);
        return findByNumber(bytes, 0, bytes.length);
    }

    /** The customer with the number in these bytes (UTF-8), or {@link #NONE}; the first call reads the numbers. */
    public int findByNumber(byte[] buffer, int from, int to) {
        return numbers.value().get(buffer, from, to);
    }

    /** The fingerprint of the record last taken in for the customer, 0 when there is none. */
    public long fingerprint(int customer) {
        return customer <= maxId ? fingerprints.join()[customer] : 0;
    }

    /** The customers of whom the register's last full list knew nothing any more. */
    public RoaringBitmap listGone() {
        RoaringBitmap gone = new RoaringBitmap();
        long[] known = fingerprints.join();
        for (int customer = 0; customer < known.length; customer++) {
            if (known[customer] == GONE) {
                gone.add(customer);
            }
        }
        return gone;
    }

    /** The customers the register has spoken of. */
    public RoaringBitmap listSeen() {
        RoaringBitmap seen = new RoaringBitmap();
        long[] known = fingerprints.join();
        for (int customer = 0; customer < known.length; customer++) {
            if (known[customer] != 0) {
                seen.add(customer);
            }
        }
        return seen;
    }

    /** The customers that have a code. */
    public RoaringBitmap listCoded() {
        return codes.value().list();
    }

    /** The highest customer id, 0 when there is no customer. */
    public int maxId() {
        return maxId;
    }

    /** How many customers have a code. */
    public int size() {
        return codes.value().size();
    }
}

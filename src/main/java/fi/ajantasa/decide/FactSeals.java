package fi.ajantasa.decide;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.customer.Varint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Keyed hashes of facts that were added or removed together, as their audit entry carries them: {@code {"facts": …}}, Base64
 * of, for each, how much larger the customer's id is than the one's before, extract, row ({@link Varint}) and 8 bytes of hash.
 * Sorted by customer.
 */
public final class FactSeals {
    /** The kind of entry by which facts came. */
    public static final String ADDED = "facts";

    /** The kind of entry by which facts were removed for good. */
    public static final String REMOVED = "facts-removed";

    /** What the fingerprints of facts are seeded with. */
    public static final String KEY = "fact-seal";

    private static final String BEFORE = "{\"facts\":\"";
    private static final String BEHIND = "\"}";

    private final Fingerprint fingerprint;
    private final Packing packing = new Packing();

    FactSeals(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** Takes the hash of a fact. */
    public interface Reader {
        void fact(int customer, Origin origin, long seal);
    }

    void add(int customer, Origin origin, byte[] claims) {
        packing.add(customer, origin, seal(fingerprint, customer, origin, claims));
    }

    /** A fact and its keyed hash. */
    public record Sealed(int customer, Origin origin, long seal) {}

    /** The body of an entry that tells of these facts, sorted by customer. */
    public static String body(List<Sealed> facts) {
        Packing packing = new Packing();
        facts.forEach(it -> packing.add(it.customer(), it.origin(), it.seal()));
        return packing.body();
    }

    /** Facts on their way into a body. */
    private static final class Packing {
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private int last;

        void add(int customer, Origin origin, long seal) {
            Varint.write(packed, customer - last);
            Varint.write(packed, origin.extract());
            Varint.write(packed, origin.row());
            packed.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(seal).array());
            last = customer;
        }

        String body() {
            return BEFORE + Base64.getEncoder().encodeToString(packed.toByteArray()) + BEHIND;
        }
    }

    /** The keyed hash of a fact as it is stored. */
    public static long seal(Fingerprint fingerprint, int customer, Origin origin, byte[] claims) {
        byte[] all = ByteBuffer.allocate(3 * Integer.BYTES + claims.length)
                .putInt(customer)
                .putInt(origin.extract())
                .putInt(origin.row())
                .put(claims)
                .array();
        return fingerprint.of(all, 0, all.length);
    }

    boolean isEmpty() {
        return packing.packed.size() == 0;
    }

    /** Appends the entry, unless there is nothing in it. */
    void append(AuditLog log, String kind, AuditEntry about, Instant at) {
        if (!isEmpty()) {
            String body = packing.body();
            log.append(
                    List.of(new AuditEntry(
                            kind, about.run(), 0, about.actor(), about.purpose(), about.jobHash(), 0, body)),
                    at);
        }
    }

    /** Shows the facts of a body. */
    public static void read(String body, Reader reader) {
        ByteBuffer bytes = ByteBuffer.wrap(
                Base64.getDecoder().decode(body.substring(BEFORE.length(), body.length() - BEHIND.length())));
        int customer = 0;
        while (bytes.hasRemaining()) {
            customer += Varint.read(bytes);
            Origin origin = new Origin(Varint.read(bytes), Varint.read(bytes));
            reader.fact(customer, origin, bytes.getLong());
        }
    }
}

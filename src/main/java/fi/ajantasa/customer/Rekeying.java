package fi.ajantasa.customer;

import com.google.crypto.tink.prf.Prf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * What later index keys make of the hashes of earlier ones: the same that they make of the words, which nobody needs to have
 * any more. For one thread.
 */
public final class Rekeying {
    private static final byte[] LATER = "later-hash:".getBytes(StandardCharsets.US_ASCII);
    private final List<Fingerprint> numbers;
    private final List<Prf> keys;

    Rekeying(List<Fingerprint> numbers, List<Prf> keys) {
        this.numbers = List.copyOf(numbers);
        this.keys = List.copyOf(keys);
    }

    /** Whether no later key was there: every hash stays as it is. */
    public boolean isIdle() {
        return numbers.isEmpty();
    }

    /** Of a hash, or of a sum of hashes; 0, which is no hash, stays 0, and nothing else becomes it. */
    public long of(long hash) {
        if (hash == 0) {
            return 0;
        }
        long value = hash;
        for (Fingerprint later : numbers) {
            value = later.of(value);
        }
        return value;
    }

    /** Of a hash of some bytes, which gets as many. */
    public byte[] of(byte[] hash) {
        byte[] value = hash;
        try {
            for (Prf later : keys) {
                value = later.compute(
                        ByteBuffer.allocate(LATER.length + value.length)
                                .put(LATER)
                                .put(value)
                                .array(),
                        value.length);
            }
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("cannot derive", e);
        }
        return value;
    }
}

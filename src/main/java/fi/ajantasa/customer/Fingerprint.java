package fi.ajantasa.customer;

import fi.ajantasa.audit.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;

/**
 * Fingerprints of register records: the first 8 bytes of SHA-256 over a secret block, the job hash and the record. Not
 * safe for several threads: each makes its own.
 */
public final class Fingerprint {
    private static final int SHA_256_BYTES = 32;
    private final MessageDigest seeded;
    private final byte[] hash = new byte[SHA_256_BYTES];
    private final byte[] number = new byte[Long.BYTES];
    private final Fingerprint[] later;

    /** @param later the index keys that are applied over it, in their order */
    Fingerprint(byte[] secret, String jobHash, List<Fingerprint> later) {
        this.later = later.toArray(Fingerprint[]::new);
        seeded = Sha256.digest();
        seeded.update(secret);
        seeded.update(jobHash.getBytes(StandardCharsets.UTF_8));
    }

    /** The fingerprint of these bytes; never 0. */
    public long of(byte[] buffer, int from, int to) {
        try {
            // The digest of secret and job hash is cloned, not computed again: they cost two blocks of SHA-256 per row.
            MessageDigest digest = (MessageDigest) seeded.clone();
            digest.update(buffer, from, to - from);
            digest.digest(hash, 0, hash.length);
        } catch (CloneNotSupportedException | DigestException e) {
            throw new IllegalStateException(e);
        }
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (hash[i] & 0xff);
        }
        value = value == 0 ? 1 : value;
        for (Fingerprint key : later) {
            value = key.of(value);
        }
        return value;
    }

    /** The fingerprint of a number; never 0. */
    long of(long value) {
        ByteBuffer.wrap(number).putLong(value);
        return of(number, 0, number.length);
    }
}

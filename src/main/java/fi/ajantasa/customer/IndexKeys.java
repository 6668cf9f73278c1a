package fi.ajantasa.customer;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters.HashType;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The keys of hashes, the oldest first. The first makes a hash of words; each later one, up to the one that is in force, is
 * applied over it. Safe for several threads.
 */
final class IndexKeys {
    private static final int BLIND_INDEX_BYTES = 16;
    private static final int HALF_BLOCK_BYTES = 32;
    private static final int SEGMENT = 1 << 20;
    private static final byte[] NO_WORDS = {};
    private final List<Prf> prfs;
    private final List<byte[]> secrets;
    private final int inForce;

    private IndexKeys(List<Prf> prfs, List<byte[]> secrets, int inForce) {
        this.prfs = prfs;
        this.secrets = secrets;
        this.inForce = inForce;
    }

    /** Those of a keyset, the first of them in force. */
    static IndexKeys of(KeysetHandle keyset) throws GeneralSecurityException {
        PrfSet set = keyset.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        List<Prf> prfs = new ArrayList<>();
        List<byte[]> secrets = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            Prf prf = Objects.requireNonNull(set.getPrfs().get(keyset.getAt(i).getId()));
            prfs.add(prf);
            secrets.add(ByteBuffer.allocate(2 * HALF_BLOCK_BYTES)
                    .put(derived(prf, "record-fingerprint-1", HALF_BLOCK_BYTES))
                    .put(derived(prf, "record-fingerprint-2", HALF_BLOCK_BYTES))
                    .array());
        }
        return new IndexKeys(List.copyOf(prfs), List.copyOf(secrets), 1);
    }

    /** The same with this many in force. */
    IndexKeys inForce(int keys) {
        return new IndexKeys(prfs, secrets, keys);
    }

    /**
     * How many keys were in force when this was the mark.
     *
     * @param mark empty for the first key
     * @throws KeysUnavailable when no key has it
     */
    int marked(String mark) {
        if (mark.isEmpty()) {
            return 1;
        }
        for (int keys = 1; keys <= prfs.size(); keys++) {
            if (inForce(keys).mark().equals(mark)) {
                return keys;
            }
        }
        throw new KeysUnavailable(
                "the keyset file does not have the index key with the mark " + mark
                        + ": it is older than what was made with it, or another one",
                null);
    }

    String mark() {
        return HexFormat.of().toHexDigits(lasting("record-key-keys").of(NO_WORDS, 0, 0));
    }

    int size() {
        return prfs.size();
    }

    int inForce() {
        return inForce;
    }

    /** By the newest key in force alone. */
    Fingerprint fingerprint(String what) {
        return new Fingerprint(secrets.get(inForce - 1), what, List.of());
    }

    /** By all keys in force. */
    Fingerprint lasting(String what) {
        return new Fingerprint(secrets.get(0), what, later(1, inForce));
    }

    /** By the first key alone: summands of a hash, to which the others are applied once it is whole. */
    Fingerprint first(String what) {
        return new Fingerprint(secrets.get(0), what, List.of());
    }

    byte[] blindIndex(String code) {
        return rekeying(1, inForce).of(derived(prfs.get(0), code, BLIND_INDEX_BYTES));
    }

    /** What the keys after the first of them, up to a last one, make of hashes. */
    Rekeying rekeying(int from, int to) {
        if (from > to) {
            throw new KeysUnavailable("hashes were made by a later index key than the one in force", null);
        }
        return new Rekeying(later(from, to), prfs.subList(from, to));
    }

    private List<Fingerprint> later(int from, int to) {
        List<Fingerprint> later = new ArrayList<>();
        for (byte[] secret : secrets.subList(from, to)) {
            later.add(new Fingerprint(secret, "later-hash", List.of()));
        }
        return later;
    }

    /** Encrypts files with the newest key in force and reads what any of them encrypted. */
    @AccessesPartialKey
    StreamingAead files() throws GeneralSecurityException {
        if (prfs.size() == 1) {
            return new AesGcmHkdfStreaming(fileKey(prfs.get(0)), "HmacSha256", HALF_BLOCK_BYTES, SEGMENT, 0);
        }
        AesGcmHkdfStreamingParameters parameters = AesGcmHkdfStreamingParameters.builder()
                .setKeySizeBytes(HALF_BLOCK_BYTES)
                .setDerivedAesGcmKeySizeBytes(HALF_BLOCK_BYTES)
                .setHkdfHashType(HashType.SHA256)
                .setCiphertextSegmentSizeBytes(SEGMENT)
                .build();
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
        for (Prf prf : prfs) {
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(AesGcmHkdfStreamingKey.create(
                            parameters, SecretBytes.copyFrom(fileKey(prf), InsecureSecretKeyAccess.get())))
                    .withRandomId();
            keyset.addEntry(prf.equals(prfs.get(inForce - 1)) ? entry.makePrimary() : entry);
        }
        return keyset.build().getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    private static byte[] fileKey(Prf prf) {
        return derived(prf, "delivered-file", HALF_BLOCK_BYTES);
    }

    private static byte[] derived(Prf prf, String from, int bytes) {
        try {
            return prf.compute(from.getBytes(StandardCharsets.US_ASCII), bytes);
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("cannot derive", e);
        }
    }
}

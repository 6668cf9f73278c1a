package fi.ajantasa.source;

import fi.ajantasa.job.Pgp;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.source.Failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/** Our private keys, and the public keys of those who may sign. */
final class PgpKeys {
    private final PGPSecretKeyRingCollection own;
    private final PGPPublicKeyRingCollection senders;
    private final @Nullable Secret passphrase;
    private final Map<Long, PGPKeyPair> opened = new HashMap<>();

    private PgpKeys(PGPSecretKeyRingCollection own, PGPPublicKeyRingCollection senders, @Nullable Secret passphrase) {
        this.own = own;
        this.senders = senders;
        this.passphrase = passphrase;
    }

    /**
     * Reads them.
     *
     * @throws TransportException when one of them is not there or cannot be read
     */
    static PgpKeys read(Pgp pgp) throws TransportException {
        try (InputStream signed = Files.newInputStream(pgp.signedBy())) {
            byte[] key = pgp.key().read().getBytes(StandardCharsets.UTF_8);
            var fingerprints = new BcKeyFingerprintCalculator();
            return new PgpKeys(
                    new PGPSecretKeyRingCollection(
                            PGPUtil.getDecoderStream(new ByteArrayInputStream(key)), fingerprints),
                    new PGPPublicKeyRingCollection(PGPUtil.getDecoderStream(signed), fingerprints),
                    pgp.passphrase());
        } catch (SecretMissing e) {
            throw missing(String.valueOf(e.getMessage()));
        } catch (IOException | PGPException e) {
            throw missing("our private key or the file of those who may sign cannot be read");
        }
    }

    private static TransportException missing(String what) {
        return new TransportException(Reason.NO_OWN_KEY, what);
    }

    /** Our private key of this id. */
    Optional<PGPKeyPair> findOwn(long id) throws TransportException {
        PGPSecretKey key = own.getSecretKey(id);
        if (key == null) {
            return Optional.empty();
        }
        try {
            char[] word = passphrase == null ? new char[0] : passphrase.read().toCharArray();
            var opening = new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(word);
            PGPKeyPair pair = opened.get(id);
            if (pair == null) {
                pair = key.extractKeyPair(opening);
                opened.put(id, pair);
            }
            return Optional.of(pair);
        } catch (SecretMissing e) {
            throw missing(String.valueOf(e.getMessage()));
        } catch (PGPException e) {
            throw missing("our private key cannot be opened with this passphrase");
        }
    }

    /** The public key of this id, when it is of somebody who may sign and was not taken back. */
    Optional<PGPPublicKey> findSender(long id) {
        return Optional.ofNullable(senders.getPublicKey(id)).filter(it -> !it.hasRevocation());
    }
}

package fi.ajantasa.source;

import fi.ajantasa.job.Seal;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.source.Failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import java.util.Optional;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.jspecify.annotations.Nullable;

/** Encrypts a file of ours for whom it is meant, and signs it as us; for files that fit into memory. */
final class PgpSealer {
    static final String ENDING = ".pgp";
    private static final int PIECE = 1 << 16;

    private final Seal seal;
    private final Clock clock;
    private @Nullable PGPKeyPair own;

    PgpSealer(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * The message.
     *
     * @throws TransportException when a key is missing or cannot be used
     */
    byte[] seal(String name, byte[] content) throws TransportException {
        Date now = Date.from(clock.instant());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            var encryption =
                    new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .setWithIntegrityPacket(true)
                            .setSecureRandom(new SecureRandom()));
            encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(recipient()));
            var compression = new PGPCompressedDataGenerator(PGPCompressedData.ZIP);
            try (OutputStream encrypted = encryption.open(message, new byte[PIECE]);
                    OutputStream compressed = compression.open(encrypted, new byte[PIECE])) {
                sign(name, content, now, compressed);
            }
            return message.toByteArray();
        } catch (TransportException told) {
            throw told;
        } catch (IOException | PGPException e) {
            throw missing("a file could not be encrypted with these keys");
        }
    }

    private void sign(String name, byte[] content, Date now, OutputStream out) throws IOException, PGPException {
        PGPKeyPair keys = own();
        var signature = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(keys.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
                keys.getPublicKey());
        signature.init(PGPSignature.BINARY_DOCUMENT, keys.getPrivateKey());
        signature.generateOnePassVersion(false).encode(out);
        try (OutputStream literal =
                new PGPLiteralDataGenerator().open(out, PGPLiteralData.BINARY, name, now, new byte[PIECE])) {
            literal.write(content);
        }
        signature.update(content);
        signature.generate().encode(out);
    }

    private static TransportException missing(String what) {
        return new TransportException(Reason.NO_OWN_KEY, what);
    }

    /** The key that encrypts: the last one that may, for a key of its own stands behind the one that signs. */
    private PGPPublicKey recipient() throws TransportException {
        PGPPublicKey found = null;
        try (InputStream in = Files.newInputStream(seal.recipient())) {
            var rings = new PGPPublicKeyRingCollection(PGPUtil.getDecoderStream(in), new BcKeyFingerprintCalculator());
            for (PGPPublicKeyRing ring : rings) {
                for (PGPPublicKey key : ring) {
                    found = key.isEncryptionKey() && isInForce(key) ? key : found;
                }
            }
        } catch (IOException | PGPException e) {
            throw missing("the public key that files are encrypted for cannot be read");
        }
        if (found == null) {
            throw missing("the file of whom files are for holds no key that may encrypt and is in force");
        }
        return found;
    }

    private boolean isInForce(PGPPublicKey key) {
        long seconds = key.getValidSeconds();
        Instant end = key.getCreationTime().toInstant().plusSeconds(seconds);
        return !key.hasRevocation() && (seconds == 0 || clock.instant().isBefore(end));
    }

    /** Read once: to open a private key with its passphrase takes long on purpose. */
    private PGPKeyPair own() throws TransportException {
        if (own == null) {
            own = open();
        }
        return own;
    }

    private PGPKeyPair open() throws TransportException {
        try {
            byte[] text = seal.key().read().getBytes(StandardCharsets.UTF_8);
            var rings = new PGPSecretKeyRingCollection(
                    PGPUtil.getDecoderStream(new ByteArrayInputStream(text)), new BcKeyFingerprintCalculator());
            Secret passphrase = seal.passphrase();
            char[] word = passphrase == null ? new char[0] : passphrase.read().toCharArray();
            PGPSecretKey key =
                    findSigning(rings).orElseThrow(() -> missing("our private key holds none that may sign"));
            return key.extractKeyPair(
                    new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(word));
        } catch (SecretMissing e) {
            throw missing(String.valueOf(e.getMessage()));
        } catch (TransportException told) {
            throw told;
        } catch (IOException | PGPException e) {
            throw missing("our private key cannot be read, or not be opened with this passphrase");
        }
    }

    private static Optional<PGPSecretKey> findSigning(PGPSecretKeyRingCollection rings) {
        for (PGPSecretKeyRing ring : rings) {
            for (Iterator<PGPSecretKey> keys = ring.getSecretKeys(); keys.hasNext(); ) {
                PGPSecretKey key = keys.next();
                if (key.isSigningKey()) {
                    return Optional.of(key);
                }
            }
        }
        return Optional.empty();
    }
}

package fi.ajantasa.simulate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Somebody with an OpenPGP key to sign with, and one below it for what is sent to them; curves are made quickly. */
final class PgpSigner {
    private static final String KNOWN = "keys of this curve can always be used";
    private static final int PIECE = 1 << 16;
    private static final ECNamedDomainParameters CURVE = new ECNamedDomainParameters(
            SECObjectIdentifiers.secp256r1, SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1));

    private final SecureRandom random = new SecureRandom();
    private final Date made;
    private final PGPKeyPair signing;
    private final PGPKeyPair reading;

    PgpSigner(Clock clock) {
        made = Date.from(clock.instant());
        signing = keys(PGPPublicKey.ECDSA);
        reading = keys(PGPPublicKey.ECDH);
    }

    private PGPKeyPair keys(int algorithm) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(CURVE, random));
        try {
            return new BcPGPKeyPair(PublicKeyPacket.VERSION_4, algorithm, generator.generateKeyPair(), made);
        } catch (PGPException e) {
            throw new IllegalStateException(KNOWN, e);
        }
    }

    /** The private keys, opened by this. */
    String privateKey(String passphrase) throws IOException {
        try {
            PGPKeyRingGenerator ring = new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    signing,
                    "simulated",
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                    null,
                    null,
                    signer(HashAlgorithmTags.SHA256),
                    new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .build(passphrase.toCharArray()));
            ring.addSubKey(reading);
            return armoured(ring.generateSecretKeyRing().getEncoded());
        } catch (PGPException e) {
            throw new IllegalStateException(KNOWN, e);
        }
    }

    /** The key that proves what this one signed. */
    String publicKey() throws IOException {
        return armoured(signing.getPublicKey().getEncoded());
    }

    private BcPGPContentSignerBuilder signer(int hash) {
        return new BcPGPContentSignerBuilder(signing.getPublicKey().getAlgorithm(), hash);
    }

    private static String armoured(byte[] key) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (OutputStream out = new ArmoredOutputStream(text)) {
            out.write(key);
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    /** A message to somebody, signed. */
    byte[] message(byte[] content, PgpSigner to) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        var encryption = new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(true)
                .setSecureRandom(random));
        encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(to.reading.getPublicKey()));
        try (OutputStream encrypted = encryption.open(message, new byte[PIECE])) {
            sign(content, encrypted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PGPException e) {
            throw new IllegalStateException(KNOWN, e);
        }
        return message.toByteArray();
    }

    private void sign(byte[] content, OutputStream out) throws IOException, PGPException {
        var signature = new PGPSignatureGenerator(signer(HashAlgorithmTags.SHA512), signing.getPublicKey());
        signature.init(PGPSignature.BINARY_DOCUMENT, signing.getPrivateKey());
        signature.generateOnePassVersion(false).encode(out);
        try (OutputStream literal =
                new PGPLiteralDataGenerator().open(out, PGPLiteralData.BINARY, "delivery", made, new byte[PIECE])) {
            literal.write(content);
        }
        signature.update(content);
        signature.generate().encode(out);
    }
}

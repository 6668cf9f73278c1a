package fi.ajantasa.simulate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/** Somebody with an OpenPGP key who signs and encrypts. */
final class PgpSigner {
    private static final int BITS = 2048;
    private static final int PIECE = 1 << 16;

    private final SecureRandom random = new SecureRandom();
    private final PGPKeyPair keys;

    PgpSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            keys = new JcaPGPKeyPair(
                    PublicKeyPacket.VERSION_4, PGPPublicKey.RSA_GENERAL, generator.generateKeyPair(), new Date());
        } catch (GeneralSecurityException | PGPException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    /** The private key, opened by this. */
    String privateKey(String passphrase) throws IOException {
        try {
            PGPSecretKey secret = new PGPSecretKey(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    keys,
                    "simulated",
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                    null,
                    null,
                    new BcPGPContentSignerBuilder(keys.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
                    new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .build(passphrase.toCharArray()));
            return armoured(secret.getEncoded());
        } catch (PGPException e) {
            throw new IllegalStateException("an RSA key can always be written", e);
        }
    }

    String publicKey() throws IOException {
        return armoured(keys.getPublicKey().getEncoded());
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
        encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(to.keys.getPublicKey()));
        try (OutputStream encrypted = encryption.open(message, new byte[PIECE])) {
            sign(content, encrypted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PGPException e) {
            throw new IllegalStateException("what has keys can be sealed", e);
        }
        return message.toByteArray();
    }

    private void sign(byte[] content, OutputStream out) throws IOException, PGPException {
        var signature = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(keys.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
                keys.getPublicKey());
        signature.init(PGPSignature.BINARY_DOCUMENT, keys.getPrivateKey());
        signature.generateOnePassVersion(false).encode(out);
        try (OutputStream literal = new PGPLiteralDataGenerator()
                .open(out, PGPLiteralData.BINARY, "delivery", new Date(), new byte[PIECE])) {
            literal.write(content);
        }
        signature.update(content);
        signature.generate().encode(out);
    }
}

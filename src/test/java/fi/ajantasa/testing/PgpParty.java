package fi.ajantasa.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
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
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Somebody with an OpenPGP key, who signs and encrypts as a supplier does. */
public final class PgpParty {
    public static final String PASSPHRASE = "a passphrase of a test";
    private static final int PIECE = 1 << 16;

    private final PGPKeyPair keys;

    public PgpParty() {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(0x10001), new SecureRandom(), 2048, 64));
        try {
            this.keys = new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4, PGPPublicKey.RSA_GENERAL, generator.generateKeyPair(), new Date());
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is left out or wrong in a message. */
    public enum Flaw {
        NONE,
        UNSIGNED,
        OTHER_CONTENT,
        UNPROTECTED
    }

    /** Writes the private key, opened by {@link #PASSPHRASE}. */
    public Path privateKey(Path file) throws IOException {
        try (OutputStream out = new ArmoredOutputStream(Files.newOutputStream(file))) {
            var digests = new BcPGPDigestCalculatorProvider();
            new PGPSecretKey(
                            PGPSignature.POSITIVE_CERTIFICATION,
                            keys,
                            "party",
                            digests.get(HashAlgorithmTags.SHA1),
                            null,
                            null,
                            new BcPGPContentSignerBuilder(keys.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
                            new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                                    .build(PASSPHRASE.toCharArray()))
                    .encode(out);
            return file;
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the public key. */
    public Path publicKey(Path file) throws IOException {
        try (OutputStream out = new ArmoredOutputStream(Files.newOutputStream(file))) {
            keys.getPublicKey().encode(out);
            return file;
        }
    }

    /** A message to somebody, signed by this party. */
    public byte[] message(byte[] content, PgpParty to, Flaw flaw) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            write(new ByteArrayInputStream(content), message, to, flaw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return message.toByteArray();
    }

    /** Writes such a message piece by piece. */
    public void write(InputStream content, OutputStream message, PgpParty to, Flaw flaw) throws IOException {
        try {
            var encryption =
                    new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .setWithIntegrityPacket(flaw != Flaw.UNPROTECTED)
                            .setSecureRandom(new SecureRandom()));
            encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(to.keys.getPublicKey()));
            var compression = new PGPCompressedDataGenerator(PGPCompressedData.ZIP);
            try (OutputStream encrypted = encryption.open(message, new byte[PIECE]);
                    OutputStream compressed = compression.open(encrypted, new byte[PIECE])) {
                sign(content, compressed, flaw);
            }
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sign(InputStream content, OutputStream out, Flaw flaw) throws IOException, PGPException {
        var signature = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(keys.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
                keys.getPublicKey());
        signature.init(PGPSignature.BINARY_DOCUMENT, keys.getPrivateKey());
        if (flaw != Flaw.UNSIGNED) {
            signature.generateOnePassVersion(false).encode(out);
        }
        try (OutputStream literal = new PGPLiteralDataGenerator()
                .open(out, PGPLiteralData.BINARY, "../a name", new Date(), new byte[PIECE])) {
            byte[] piece = new byte[PIECE];
            for (int read = content.read(piece); read > 0; read = content.read(piece)) {
                literal.write(piece, 0, read);
                if (flaw != Flaw.OTHER_CONTENT) {
                    signature.update(piece, 0, read);
                }
            }
        }
        if (flaw != Flaw.UNSIGNED) {
            signature.generate().encode(out);
        }
    }
}

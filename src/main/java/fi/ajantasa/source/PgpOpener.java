package fi.ajantasa.source;

import fi.ajantasa.job.Pgp;
import fi.ajantasa.source.Failure.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcePublicKeyDataDecryptorFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts a file and proves who signed it. What it writes is there when all of it was proven, else not at all; it
 * streams, so memory does not grow with the file.
 */
final class PgpOpener {
    private static final int PIECE = 1 << 16;
    private static final int MOST_KEYS = 32;

    private static final JcePublicKeyDataDecryptorFactoryBuilder DECRYPTION = decryption();

    private final Pgp pgp;
    private final long limit;
    private @Nullable PgpKeys keys;

    /** @param limit most bytes a file may decrypt to */
    PgpOpener(Pgp pgp, long limit) {
        this.pgp = pgp;
        this.limit = limit;
    }

    /** Keys by Bouncy Castle, which knows all kinds; content by the Java runtime, measured to be twice as fast. */
    private static JcePublicKeyDataDecryptorFactoryBuilder decryption() {
        var decryption = new JcePublicKeyDataDecryptorFactoryBuilder().setProvider(new BouncyCastleProvider());
        Provider content = Security.getProvider("SunJCE");
        return content == null ? decryption : decryption.setContentProvider(content);
    }

    /** Read once: to open a private key with its passphrase takes long on purpose. */
    private PgpKeys keys() throws TransportException {
        if (keys == null) {
            keys = PgpKeys.read(pgp);
        }
        return keys;
    }

    /**
     * Writes the decrypted file beside the encrypted one.
     *
     * @throws BadFileException when it is not signed by whom it should be, or is damaged (F49)
     * @throws TransportException when a key is missing: ours, or the one it was encrypted for (F82)
     */
    Path open(Path encrypted) throws IOException {
        PgpKeys known = keys();
        Path plain = encrypted.resolveSibling(encrypted.getFileName() + ".plain");
        boolean proven = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(encrypted), PIECE);
                OwnFile out = OwnFile.begun(plain)) {
            decrypt(in, known, out);
            proven = true;
            return plain;
        } catch (UncheckedIOException full) {
            throw full;
        } catch (BadFileException | TransportException told) {
            throw told;
        } catch (PGPException | IOException | RuntimeException damaged) {
            // The library has no one kind of exception for damaged bytes; whatever it is, nothing is believed.
            throw unreadable();
        } finally {
            if (!proven) {
                Files.deleteIfExists(plain);
            }
        }
    }

    private void decrypt(InputStream in, PgpKeys keys, OwnFile out) throws IOException, PGPException {
        if (!(first(new BcPGPObjectFactory(PGPUtil.getDecoderStream(in))) instanceof PGPEncryptedDataList list)) {
            throw new BadFileException("not-encrypted", "no encrypted message", "OpenPGP, encrypted and signed");
        }
        PGPPublicKeyEncryptedData data = null;
        Optional<PGPKeyPair> key = Optional.empty();
        int tried = 0;
        for (PGPEncryptedData candidate : list) {
            if (key.isEmpty() && candidate instanceof PGPPublicKeyEncryptedData ours && tried++ < MOST_KEYS) {
                data = ours;
                key = keys.findOwn(ours.getKeyIdentifier().getKeyId());
            }
        }
        if (data == null || key.isEmpty()) {
            throw new TransportException(Reason.NO_KEY, "a file is encrypted for a key that is not ours");
        }
        if (!data.isIntegrityProtected()) {
            throw new BadFileException(
                    "not-protected", "an encrypted message without a check of its own", "one with it");
        }
        InputStream message = data.getDataStream(DECRYPTION.build(key.get().getPrivateKey()));
        read(new BcPGPObjectFactory(message), keys, out);
        if (!data.verify()) {
            throw unreadable();
        }
    }

    /** The first packet that says something. */
    private static @Nullable Object first(PGPObjectFactory packets) throws IOException {
        Object packet = packets.nextObject();
        return packet instanceof PGPMarker ? packets.nextObject() : packet;
    }

    private void read(PGPObjectFactory message, PgpKeys keys, OwnFile out) throws IOException, PGPException {
        PGPObjectFactory packets = message;
        Object packet = first(packets);
        if (packet instanceof PGPCompressedData compressed) {
            packets = new BcPGPObjectFactory(compressed.getDataStream());
            packet = first(packets);
        }
        if (!(packet instanceof PGPOnePassSignatureList signatures)) {
            throw new BadFileException("signature-missing", "an encrypted file that nobody signed", "a signature");
        }
        PGPOnePassSignature signature = begin(signatures, keys);
        if (!(packets.nextObject() instanceof PGPLiteralData content)) {
            throw unreadable();
        }
        copy(content.getInputStream(), signature, out);
        if (!(packets.nextObject() instanceof PGPSignatureList ends) || !holds(signature, ends)) {
            throw new BadFileException("signature-wrong", "its signature is not of its content", "what was signed");
        }
        while (packets.nextObject() != null) {
            // To its very end: only there the message proves that it was not changed.
        }
    }

    /** Begins to check the signature of somebody who may sign, before a byte of the content is read. */
    private static PGPOnePassSignature begin(PGPOnePassSignatureList signatures, PgpKeys keys)
            throws BadFileException, PGPException {
        for (PGPOnePassSignature signature : signatures) {
            Optional<PGPPublicKey> sender = keys.findSender(signature.getKeyID());
            if (sender.isPresent()) {
                signature.init(new JcaPGPContentVerifierBuilderProvider(), sender.get());
                return signature;
            }
        }
        throw new BadFileException(
                "sender-unknown", "a signature of nobody who may sign", "one of receive.pgp.signed-by");
    }

    private void copy(InputStream content, PGPOnePassSignature signature, OwnFile out) throws IOException {
        byte[] piece = new byte[PIECE];
        long size = 0;
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            size += read;
            if (size > limit) {
                throw new BadFileException(
                        "file-too-large", "more than " + limit + " bytes decrypted", "its limit of size");
            }
            signature.update(piece, 0, read);
            out.write(piece, read);
        }
    }

    private static boolean holds(PGPOnePassSignature signature, PGPSignatureList ends) throws PGPException {
        for (PGPSignature end : ends) {
            if (end.getKeyID() == signature.getKeyID()) {
                return signature.verify(end);
            }
        }
        return false;
    }

    private static BadFileException unreadable() {
        return new BadFileException("not-decryptable", "a damaged or cut encrypted file", "a whole message");
    }
}

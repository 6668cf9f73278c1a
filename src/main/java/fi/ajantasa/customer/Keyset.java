package fi.ajantasa.customer;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import fi.ajantasa.audit.NoteSigner;
import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys in their file, readable by its owner only: {@code {"aead": keyset, "prf": keyset, "sign": keyset}} as Tink writes
 * keysets.
 */
record Keyset(KeysetHandle aead, KeysetHandle prf, KeysetHandle sign) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int NAME_DIGITS = 16;

    static Keyset open(Path file, boolean codesExist) throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
        SignatureConfig.register();
        try {
            if (Files.exists(file)) {
                return from(Files.readString(file));
            }
            if (codesExist) {
                throw new KeysUnavailable("the keyset file is missing, but the database has codes: " + file, null);
            }
            return create(file);
        } catch (IOException e) {
            throw new KeysUnavailable("the keyset file cannot be read or created: " + file, e);
        }
    }

    private static Keyset from(String text) throws GeneralSecurityException {
        try {
            JsonNode json = JSON.readTree(text);
            return new Keyset(handle(json, "aead"), handle(json, "prf"), handle(json, "sign"));
        } catch (JacksonException e) {
            throw new GeneralSecurityException("not a keyset file"); // without the cause: it may quote the text
        }
    }

    private static KeysetHandle handle(JsonNode json, String name) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                json.path(name).toString(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static Keyset create(Path file) throws GeneralSecurityException, IOException {
        Keyset keyset = new Keyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get()),
                KeysetHandle.generateNew(
                        PredefinedSignatureParameters.ED25519WithRawOutput, RegistryConfiguration.get()));
        keyset.write(file);
        return keyset;
    }

    /** These keys and a new one, which encrypts from now on; what the others encrypted is still read. */
    Keyset withNewDataKey() throws GeneralSecurityException {
        KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary();
        return new Keyset(KeysetHandle.newBuilder(aead).addEntry(fresh).build(), prf, sign);
    }

    /** These keys and a new one, which signs from now on; by the others what they signed is still verified. */
    Keyset withNewSigningKey() throws GeneralSecurityException {
        KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(
                        PredefinedSignatureParameters.ED25519WithRawOutput)
                .withRandomId()
                .makePrimary();
        return new Keyset(aead, prf, KeysetHandle.newBuilder(sign).addEntry(fresh).build());
    }

    /** Puts the whole file, once it is on the disk, into its place at once: a keyset cut short could read nothing. */
    void write(Path file) throws GeneralSecurityException, IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(
                folder,
                "keyset",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String text() throws GeneralSecurityException {
        ObjectNode json = JSON.createObjectNode();
        json.set(
                "aead",
                JSON.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(
                        aead, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())));
        json.set(
                "prf",
                JSON.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(
                        prf, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())));
        json.set(
                "sign",
                JSON.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(
                        sign, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())));
        return json.toString();
    }

    /** Signs checkpoints of the audit log, which is named after its first key. */
    @AccessesPartialKey
    NoteSigner signer() throws GeneralSecurityException {
        List<byte[]> open = new ArrayList<>();
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < sign.size(); i++) {
            Ed25519PrivateKey key = (Ed25519PrivateKey) sign.getAt(i).getKey();
            open.add(key.getPublicKey().getPublicKeyBytes().toByteArray());
            seeds.add(key.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get()));
        }
        return new NoteSigner("ajantasa/" + Sha256.hex(open.get(0)).substring(0, NAME_DIGITS), open, seeds);
    }

    @Override
    public String toString() {
        return "Keyset[•••]";
    }
}

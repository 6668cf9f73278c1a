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
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import fi.ajantasa.audit.NoteSigner;
import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys in their file, readable by its owner only: {@code {"aead": keyset, "prf": keyset, "sign": keyset}} as Tink writes
 * keysets; or, with a master key, {@code {"master": its URI, "sealed": all that encrypted, in Base64}}.
 */
record Keyset(KeysetHandle aead, KeysetHandle prf, KeysetHandle sign, @Nullable MasterKey master) {
    private static final String MASTER = "master";
    private static final String SEALED = "sealed";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int NAME_DIGITS = 16;

    static Keyset open(Path file, boolean codesExist) throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
        StreamingAeadConfig.register();
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
        JsonNode json = tree(text);
        MasterKey master = masterOf(json);
        return master == null
                ? from(json, null)
                : from(tree(master.decrypt(json.path(SEALED).asString())), master);
    }

    private static Keyset from(JsonNode json, @Nullable MasterKey master) throws GeneralSecurityException {
        return new Keyset(handle(json, "aead"), handle(json, "prf"), handle(json, "sign"), master);
    }

    private static JsonNode tree(String text) throws GeneralSecurityException {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new GeneralSecurityException("not a keyset file"); // without the cause: it may quote the text
        }
    }

    private static @Nullable MasterKey masterOf(JsonNode json) throws GeneralSecurityException {
        try {
            return json.has(MASTER) ? MasterKey.parse(json.path(MASTER).asString()) : null;
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the keyset file names no master key that could be", e);
        }
    }

    /** The master key that a file names, empty when it is not encrypted; it is not used. */
    static Optional<MasterKey> findMaster(Path file) throws GeneralSecurityException, IOException {
        return Optional.ofNullable(masterOf(tree(Files.readString(file))));
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
                        PredefinedSignatureParameters.ED25519WithRawOutput, RegistryConfiguration.get()),
                null);
        keyset.write(file);
        return keyset;
    }

    /** These keys and a new one, which encrypts from now on; what the others encrypted is still read. */
    Keyset withNewDataKey() throws GeneralSecurityException {
        KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary();
        return new Keyset(KeysetHandle.newBuilder(aead).addEntry(fresh).build(), prf, sign, master);
    }

    /** These keys and a new one, which signs from now on; by the others what they signed is still verified. */
    Keyset withNewSigningKey() throws GeneralSecurityException {
        KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(
                        PredefinedSignatureParameters.ED25519WithRawOutput)
                .withRandomId()
                .makePrimary();
        return new Keyset(
                aead, prf, KeysetHandle.newBuilder(sign).addEntry(fresh).build(), master);
    }

    /** These keys and a new one, which is applied over the hashes of the others once a database says that it is in force. */
    Keyset withNewIndexKey() throws GeneralSecurityException {
        KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(
                        PredefinedPrfParameters.HMAC_SHA256_PRF)
                .withRandomId();
        return new Keyset(aead, KeysetHandle.newBuilder(prf).addEntry(fresh).build(), sign, master);
    }

    /** The same keys, encrypted with another master key. */
    Keyset under(MasterKey other) {
        return new Keyset(aead, prf, sign, other);
    }

    /** Puts them into their place at once, when what was written could be read back: keys cut short could read nothing. */
    void write(Path file) throws GeneralSecurityException, IOException {
        MasterKey over = master;
        String text = text();
        if (over != null) {
            ObjectNode json = JSON.createObjectNode();
            text = json.put(MASTER, over.uri()).put(SEALED, over.encrypt(text)).toString();
        }
        SecretFile.write(file, text, Keyset::from);
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

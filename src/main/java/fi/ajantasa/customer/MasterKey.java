package fi.ajantasa.customer;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * The key that a keyset file is encrypted with: a file of its own ({@code file:/etc/ajantasa/master.json}), or a key that never
 * leaves its key service and is used by a Tink client on the class path ({@code aws-kms://…}, {@code gcp-kms://…}).
 */
public final class MasterKey {
    private static final Pattern URI_TEXT = Pattern.compile("[a-z][a-z0-9-]*:\\S+");
    private static final byte[] PURPOSE = "ajantasa-keyset-1".getBytes(StandardCharsets.US_ASCII);

    private final String uri;
    private final Optional<Path> file;

    private MasterKey(String uri, Optional<Path> file) {
        this.uri = uri;
        this.file = file;
    }

    /**
     * Reads a URI; whether there is such a key is not asked.
     *
     * @throws IllegalArgumentException when it is none, or one of a file without its whole path
     */
    public static MasterKey parse(String uri) {
        if (!URI_TEXT.matcher(uri).matches()) {
            throw new IllegalArgumentException("not the URI of a key");
        }
        return new MasterKey(uri, uri.startsWith("file:") ? Optional.of(Path.of(URI.create(uri))) : Optional.empty());
    }

    /** The file that holds it, where one does. */
    public Optional<Path> findFile() {
        return file;
    }

    public String uri() {
        return uri;
    }

    /** Makes the file that is to hold it and is not there yet. */
    void makeFile() throws GeneralSecurityException, IOException {
        if (file.isPresent() && !Files.exists(file.get())) {
            KeysetHandle fresh =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            SecretFile.write(
                    file.get(),
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            fresh, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()),
                    text -> {});
        }
    }

    /** The text, encrypted with a key of its own, which is encrypted with this one: key services take short texts only. */
    String encrypt(String text) {
        try {
            return Base64.getEncoder().encodeToString(aead().encrypt(text.getBytes(StandardCharsets.UTF_8), PURPOSE));
        } catch (GeneralSecurityException | IOException e) {
            throw new KeysUnavailable("the master key " + uri + " cannot be used", e);
        }
    }

    String decrypt(String sealed) {
        try {
            return new String(aead().decrypt(Base64.getDecoder().decode(sealed), PURPOSE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new KeysUnavailable(
                    "the master key " + uri + " cannot be used, or is not the one the keyset file was encrypted with",
                    e);
        }
    }

    private Aead aead() throws GeneralSecurityException, IOException {
        return KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, remote());
    }

    private Aead remote() throws GeneralSecurityException, IOException {
        if (file.isEmpty()) {
            return client().withDefaultCredentials().getAead(uri);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(file.get()), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private KmsClient client() throws GeneralSecurityException {
        return ServiceLoader.load(KmsClient.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.doesSupport(uri))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no client on the class path serves such a key"));
    }

    @Override
    public String toString() {
        return uri;
    }
}

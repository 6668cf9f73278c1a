package fi.ajantasa.source;

import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom we trust over TLS, and our own certificate with the day it ends. */
final class Tls {
    private static final Duration WARNED = Duration.ofDays(30);

    private final SSLSocketFactory sockets;
    private final X509TrustManager trust;
    private final @Nullable Instant ends;

    private Tls(SSLSocketFactory sockets, X509TrustManager trust, @Nullable Instant ends) {
        this.sockets = sockets;
        this.trust = trust;
        this.ends = ends;
    }

    /**
     * Reads the files.
     *
     * @throws TransportException when one of them cannot be used, or the password is not there
     */
    static Tls read(TlsFiles files) throws TransportException {
        try {
            X509TrustManager trust = trust(files.trust());
            KeyStore own = files.certificate() == null ? null : keys(files.certificate(), password(files.password()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    own == null ? new KeyManager[0] : managers(own, password(files.password())),
                    new X509TrustManager[] {trust},
                    null);
            return new Tls(context.getSocketFactory(), trust, own == null ? null : ends(own));
        } catch (SecretMissing e) {
            throw new TransportException(Reason.NO_CREDENTIALS, String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException | IOException e) {
            throw new TransportException(
                    Reason.NO_CREDENTIALS,
                    "the certificates of this register cannot be read, or not with this password");
        }
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    X509TrustManager trust() {
        return trust;
    }

    /** Says since when our certificate is over, if it is (F99). */
    Optional<String> findEnded(Instant now) {
        return Optional.ofNullable(ends).filter(it -> !now.isBefore(it)).map(it -> "our certificate ended at " + it);
    }

    /** Says when our certificate ends, if that is within 30 days (F99). */
    Optional<String> findEnding(Instant now) {
        return Optional.ofNullable(ends)
                .filter(it -> now.isBefore(it) && now.plus(WARNED).isAfter(it))
                .map(it -> "our certificate ends at " + it);
    }

    /** When our certificate ends; nothing where it cannot be read. */
    static Optional<Instant> findOwnEnd(TlsFiles files) {
        try {
            return files.certificate() == null
                    ? Optional.empty()
                    : Optional.of(ends(keys(files.certificate(), password(files.password()))));
        } catch (SecretMissing | GeneralSecurityException | IOException unreadable) {
            return Optional.empty();
        }
    }

    /** When the first of the certificates we trust ends; nothing where they cannot be read. */
    static Optional<Instant> findTrustedEnd(Path file) {
        try {
            return firstEnd(trusted(file), false);
        } catch (GeneralSecurityException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> firstEnd(KeyStore store, boolean withKey) throws GeneralSecurityException {
        List<Instant> ends = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) == withKey
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                ends.add(certificate.getNotAfter().toInstant());
            }
        }
        return ends.stream().min(Instant::compareTo);
    }

    private static char[] password(@Nullable Secret password) throws SecretMissing {
        return password == null ? new char[0] : password.read().toCharArray();
    }

    private static X509TrustManager trust(@Nullable Path file) throws GeneralSecurityException, IOException {
        KeyStore trusted = file == null ? null : trusted(file);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no trust manager for certificates"));
    }

    private static KeyStore trusted(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Collection<? extends Certificate> certificates;
        try (InputStream in = Files.newInputStream(file)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate in it");
        }
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        return store;
    }

    private static KeyStore keys(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static KeyManager[] managers(KeyStore own, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, password);
        return factory.getKeyManagers();
    }

    private static Instant ends(KeyStore own) throws GeneralSecurityException {
        return firstEnd(own, true).orElseThrow(() -> new GeneralSecurityException("no certificate with its key in it"));
    }
}

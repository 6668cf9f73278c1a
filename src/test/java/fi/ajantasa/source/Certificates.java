package fi.ajantasa.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates of a test, in files as an operator keeps them. */
public final class Certificates {
    public static final String PASSWORD = "a password of a test";

    private final Path folder;
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** A certificate for a host or a client, valid until then. */
    public HeldCertificate issue(String name, Instant until) {
        return new HeldCertificate.Builder()
                .signedBy(authority)
                .commonName(name)
                .addSubjectAlternativeName(name)
                .validityInterval(until.minusSeconds(400L * 24 * 3600).toEpochMilli(), until.toEpochMilli())
                .build();
    }

    /** The certificate of who issues them, as PEM. */
    public Path authority() {
        return write("authority.pem", authority.certificatePem());
    }

    /** The password in a file. */
    public Path password() {
        return write("password", PASSWORD + "\n");
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate with its key. */
    public Path keys(String name, HeldCertificate certificate) {
        return store(
                name,
                keys -> keys.setKeyEntry(
                        "own", certificate.keyPair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {
                            certificate.certificate(), authority.certificate()
                        }));
    }

    /** How a server appears that asks its clients for a certificate of the same authority. */
    public SSLContext server(HeldCertificate own) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(own, authority.certificate())
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslContext();
    }

    /** The certificate of who issues them, as a server keeps whom it trusts. */
    Path trusted() {
        return store("trusted.p12", keys -> keys.setCertificateEntry("authority", authority.certificate()));
    }

    private interface Filling {
        void fill(KeyStore keys) throws GeneralSecurityException;
    }

    private Path store(String name, Filling filling) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            filling.fill(keys);
            Path file = folder.resolve(name);
            try (OutputStream out = Files.newOutputStream(file)) {
                keys.store(out, PASSWORD.toCharArray());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

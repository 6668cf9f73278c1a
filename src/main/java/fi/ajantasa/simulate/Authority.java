package fi.ajantasa.simulate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** Issues the certificates of the simulated servers, for this machine only; it is made anew at every start. */
final class Authority {
    private static final Duration LASTS = Duration.ofDays(3650);

    private final Instant from;
    private final HeldCertificate root;

    /** @param now by the clock of this machine, by which certificates are judged */
    Authority(Instant now) {
        from = now.minus(Duration.ofDays(1));
        root = lasting().certificateAuthority(0).build();
    }

    /** The certificate to be trusted, as PEM. */
    String pem() {
        return root.certificatePem();
    }

    /** A TLS server that shows its certificate, or for as long as it is told to that of a stranger (F100). */
    SSLContext server(BooleanSupplier strange) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager keys = new Shown(issue(), new Authority(from).issue(), strange);
            context.init(new KeyManager[] {keys}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private HeldCertificate.Builder lasting() {
        return new HeldCertificate.Builder()
                .validityInterval(from.toEpochMilli(), from.plus(LASTS).toEpochMilli());
    }

    private Issued issue() {
        HeldCertificate certificate = lasting()
                .signedBy(root)
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName(InetAddress.getLoopbackAddress().getHostAddress())
                .build();
        return new Issued(certificate.keyPair().getPrivate(), List.of(certificate.certificate(), root.certificate()));
    }

    /** A certificate of ours that held until then, with its key, opened by this password. */
    byte[] ended(Instant until, String password) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .validityInterval(until.minus(LASTS).toEpochMilli(), until.toEpochMilli())
                .signedBy(root)
                .commonName("us")
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("own", certificate.keyPair().getPrivate(), password.toCharArray(), new Certificate[] {
                certificate.certificate(), root.certificate()
            });
            keys.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PKCS#12", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private record Issued(PrivateKey key, List<X509Certificate> chain) {}

    /** Chooses at each connection which certificate is shown. */
    private static final class Shown extends X509ExtendedKeyManager {
        private static final String OWN = "own";
        private static final String STRANGE = "strange";

        private final Issued own;
        private final Issued strange;
        private final BooleanSupplier isStrange;

        Shown(Issued own, Issued strange, BooleanSupplier isStrange) {
            this.own = own;
            this.strange = strange;
            this.isStrange = isStrange;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
            return chooseServerAlias(type, issuers, null);
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal[] issuers, @Nullable Socket socket) {
            String alias = isStrange.getAsBoolean() ? STRANGE : OWN;
            return type.equals(getPrivateKey(alias).getAlgorithm()) ? alias : null;
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[] {OWN, STRANGE};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return issued(alias).chain().toArray(new X509Certificate[0]);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return issued(alias).key();
        }

        private Issued issued(String alias) {
            return alias.equals(STRANGE) ? strange : own;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return null;
        }
    }
}

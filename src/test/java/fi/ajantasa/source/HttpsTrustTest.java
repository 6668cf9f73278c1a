package fi.ajantasa.source;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS on loopback: who is trusted, and as whom we appear. */
class HttpsTrustTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration DAY = Duration.ofDays(1);
    private static final TransportLimits QUICK = new TransportLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            3,
            Duration.ofMillis(1),
            1000);

    @TempDir
    Path folder;

    private Certificates certificates;
    private WireMockServer server;

    @BeforeEach
    void makeCertificates() {
        certificates = new Certificates(folder);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void trustsWhoeverTheFileNames() {
        serve("localhost", CLOCK.instant().plus(DAY), false);
        assertThat(send(trusting(certificates.authority()))).isInstanceOf(Reply.class);
    }

    @Test
    void trustsNobodyElse_F100() {
        serve("localhost", CLOCK.instant().plus(DAY), false);
        refuses(send(TlsFiles.USUAL), Reason.UNTRUSTED, ExitCode.SOURCE_DOWN);
    }

    @Test
    void refusesACertificateOfAnotherHost_F100() {
        serve("elsewhere.example", CLOCK.instant().plus(DAY), false);
        refuses(send(trusting(certificates.authority())), Reason.UNTRUSTED, ExitCode.SOURCE_DOWN);
    }

    @Test
    void refusesACertificateOfAServerThatIsOver_F100() {
        serve("localhost", CLOCK.instant().minus(DAY), false);
        refuses(send(trusting(certificates.authority())), Reason.UNTRUSTED, ExitCode.SOURCE_DOWN);
    }

    @Test
    void showsItsOwnCertificate() {
        serve("localhost", CLOCK.instant().plus(DAY), true);
        assertThat(send(appearing(CLOCK.instant().plus(DAY.multipliedBy(90))))).isInstanceOf(Reply.class);
    }

    /** With TLS 1.3 the server's word may come after its connection broke; then all that is seen is that it broke. */
    @Test
    void getsNothingWithoutACertificateOfItsOwn_F101() {
        serve("localhost", CLOCK.instant().plus(DAY), true);
        assertThat(send(trusting(certificates.authority())))
                .isInstanceOfSatisfying(
                        Failure.class, it -> assertThat(it.reason()).isIn(Reason.REFUSED, Reason.UNREACHABLE));
    }

    @Test
    void asksNobodyWithACertificateThatIsOver_F99() {
        serve("localhost", CLOCK.instant().plus(DAY), true);
        refuses(send(appearing(CLOCK.instant().minus(DAY))), Reason.CERTIFICATE_ENDED, ExitCode.PERMIT_EXPIRED);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void warnsOfACertificateThatEndsWithinThirtyDays_F99() {
        serve("localhost", CLOCK.instant().plus(DAY), true);
        assertThat(warning(CLOCK.instant().plus(DAY.multipliedBy(29)))).isTrue();
        assertThat(warning(CLOCK.instant().plus(DAY.multipliedBy(31)))).isFalse();
    }

    @Test
    void saysWhenThePasswordIsNotThere() {
        serve("localhost", CLOCK.instant().plus(DAY), true);
        Path keys = certificates.keys(
                "own.p12", certificates.issue("us", CLOCK.instant().plus(DAY)));
        Outcome outcome = send(
                new TlsFiles(certificates.authority(), keys, new Secret.InEnvironment("AJANTASA_NO_SUCH_VARIABLE")));
        refuses(outcome, Reason.NO_CREDENTIALS, ExitCode.PERMIT_EXPIRED);
        refuses(
                send(new TlsFiles(certificates.authority(), keys, new Secret.InFile(certificates.authority()))),
                Reason.NO_CREDENTIALS,
                ExitCode.PERMIT_EXPIRED);
    }

    private boolean warning(Instant ends) {
        try (HttpsClient client = new HttpsClient(QUICK, appearing(ends), CLOCK)) {
            assertThat(client.send(page())).isInstanceOf(Reply.class);
            return client.findWarning().isPresent();
        }
    }

    private void serve(String name, Instant until, boolean needsClients) {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .bindAddress("127.0.0.1")
                .keystoreType("PKCS12")
                .keystorePath(certificates
                        .keys("server.p12", certificates.issue(name, until))
                        .toString())
                .keystorePassword(Certificates.PASSWORD)
                .keyManagerPassword(Certificates.PASSWORD)
                .needClientAuth(needsClients)
                .trustStoreType("PKCS12")
                .trustStorePath(certificates.trusted().toString())
                .trustStorePassword(Certificates.PASSWORD));
        server.stubFor(get("/page").willReturn(ok("page")));
        server.start();
    }

    private HttpsRequest page() {
        return HttpsRequest.get(URI.create("https://localhost:" + server.httpsPort() + "/page"));
    }

    private Outcome send(TlsFiles files) {
        try (HttpsClient client = new HttpsClient(QUICK, files, CLOCK)) {
            return client.send(page());
        }
    }

    private static TlsFiles trusting(Path authority) {
        return new TlsFiles(authority, null, null);
    }

    private TlsFiles appearing(Instant until) {
        Path keys = certificates.keys("own.p12", certificates.issue("us", until));
        return new TlsFiles(certificates.authority(), keys, new Secret.InFile(certificates.password()));
    }

    private static void refuses(Outcome outcome, Reason reason, ExitCode code) {
        assertThat(outcome).isInstanceOfSatisfying(Failure.class, it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it.code()).isEqualTo(code);
            assertThat(it.attempts()).isLessThan(2);
        });
    }
}

package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.LogSealer;
import fi.ajantasa.audit.LogState;
import fi.ajantasa.audit.LogStateStore;
import fi.ajantasa.audit.NoteSigner;
import fi.ajantasa.job.DropPlace;
import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SftpPlace;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Certificates;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.SftpServer;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints are put into a second place, listed and read back there, over SFTP and HTTPS as in a folder. */
class SecondPlaceTest {
    private static final String NAME = "checkpoint-000000000000007-0a1b2c3d";

    private static final TransportLimits LIMITS = new TransportLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            2,
            Duration.ofMillis(1),
            100_000);

    @TempDir
    Path temp;

    private Path remote() throws IOException {
        return Files.createDirectories(temp.resolve("remote").resolve("out"));
    }

    private SecondPlace at(Remote place) {
        return new SecondPlace(place, temp.resolve("work"), Clock.systemUTC());
    }

    private void keeps(SecondPlace place) throws IOException {
        assertThat(place.names(Set.of())).isEmpty();
        place.put(NAME, "a note — with a dash\n");
        Files.writeString(remote().resolve("other.txt"), "none of ours");
        assertThat(place.names(Set.of(NAME))).containsExactly(NAME);
        assertThat(place.read(NAME)).isEqualTo("a note — with a dash\n");
        assertThat(temp.resolve("work")).doesNotExist();
        assertThatThrownBy(() -> place.read(NAME.replace('7', '8'))).isInstanceOf(IOException.class);
    }

    @Test
    void keepsCheckpointsInAFolder() throws IOException {
        keeps(at(new DropPlace(remote())));
    }

    @Test
    void keepsCheckpointsOnAnSftpServer() throws IOException {
        remote();
        try (SftpServer server = new SftpServer(temp.resolve("remote"))) {
            Secret password = new Secret.InFile(Files.writeString(temp.resolve("password"), SftpServer.PASSWORD));
            keeps(at(new SftpPlace(
                    "127.0.0.1",
                    server.port(),
                    "/out",
                    null,
                    server.fingerprint(),
                    new SftpPlace.Login(SftpServer.USER, null, null, password),
                    TransportLimits.USUAL)));
        }
    }

    /** It trusts one authority and shows its own certificate and a token; the server takes nothing from anybody else. */
    @Test
    void keepsCheckpointsOnAnHttpsServerThatKnowsUs() throws IOException {
        Certificates certificates = new Certificates(temp);
        try (CheckpointServer server = new CheckpointServer(certificates, 0)) {
            HttpsPlace known = server.place(certificates, true, "a token of a test");
            keeps(at(known));
            assertThat(server.paths()).containsExactly("/audit/" + NAME);
            for (HttpsPlace stranger : List.of(
                    server.place(certificates, false, "a token of a test"),
                    server.place(certificates, true, "another token"))) {
                assertThatThrownBy(() -> at(stranger).names(Set.of(NAME))).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> at(stranger).put(NAME.replace('7', '8'), "a note\n"))
                        .isInstanceOf(IOException.class)
                        .hasMessageNotContaining("token of");
            }
            assertThat(server.paths()).hasSize(1);
        }
    }

    /** F157: while it is down the log is sealed all the same, and it gets the checkpoint when it is there again. */
    @Test
    void anHttpsServerThatWasDownGetsTheLastCheckpointLater() throws Exception {
        Certificates certificates = new Certificates(temp);
        CheckpointServer down = new CheckpointServer(certificates, 0);
        SecondPlace place = at(down.place(certificates, true, "a token of a test"));
        down.close();
        try (TestDatabase database = Databases.H2.open()) {
            LogSealer sealer = new LogSealer(database.dataSource(), signer(), List.of(place));
            append(database);
            assertThat(seal(sealer, database)).contains("the second place");
            LogState missed = new LogStateStore(database.dataSource()).read();
            assertThat(missed.waiting()).isZero();
            assertThat(missed.places()).singleElement().satisfies(it -> {
                assertThat(it.isReached()).isFalse();
                assertThat(it.reachedAt()).isNull();
            });
            try (CheckpointServer up = new CheckpointServer(certificates, down.port())) {
                assertThat(seal(sealer, database)).isEmpty();
                assertThat(up.paths()).singleElement().asString().startsWith("/audit/checkpoint-000000000000002-");
                assertThat(new LogStateStore(database.dataSource()).read().places())
                        .singleElement()
                        .satisfies(it ->
                                assertThat(it.isReached() && it.entries() == 2).isTrue());
            }
        }
    }

    private static NoteSigner signer() throws NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] open = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new NoteSigner("ajantasa/test", List.of(open), List.of(seed));
    }

    private static void append(TestDatabase database) {
        AuditEntry entry = new AuditEntry("approval", "", 0, "shift-leader", "security", "hash", 0, "{}");
        database.transaction().executeWithoutResult(status -> new AuditLog(database.dataSource())
                .append(List.of(entry), Instant.EPOCH));
    }

    private static List<String> seal(LogSealer sealer, TestDatabase database) {
        LogSealer.Occasion occasion =
                new LogSealer.Occasion("night", "hash", Instant.EPOCH.plus(Duration.ofMinutes(1)));
        return sealer.seal(occasion, database.transaction());
    }

    /** An HTTPS server that keeps what is posted to it, of clients with a certificate and the token. */
    private static final class CheckpointServer implements AutoCloseable {
        private final Map<String, byte[]> posted = new ConcurrentSkipListMap<>();
        private final HttpsServer server;

        CheckpointServer(Certificates certificates, int port) throws IOException {
            SSLContext own = certificates.server(
                    certificates.issue("localhost", Instant.now().plus(Duration.ofDays(90))));
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(own) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters asked = getSSLContext().getDefaultSSLParameters();
                    asked.setNeedClientAuth(true);
                    parameters.setSSLParameters(asked);
                }
            });
            server.createContext("/", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                byte[] body = exchange.getRequestBody().readAllBytes();
                String token = exchange.getRequestHeaders().getFirst("Authorization");
                byte[] there = posted.get(path);
                if (!"Bearer a token of a test".equals(token)) {
                    exchange.sendResponseHeaders(401, -1);
                } else if (exchange.getRequestMethod().equals("POST")) {
                    posted.putIfAbsent(path, body);
                    exchange.sendResponseHeaders(201, -1);
                } else if (there == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else if (exchange.getRequestMethod().equals("HEAD")) {
                    exchange.getResponseHeaders().add("Content-Length", Integer.toString(there.length));
                    exchange.sendResponseHeaders(200, -1);
                } else {
                    exchange.sendResponseHeaders(200, there.length);
                    exchange.getResponseBody().write(there);
                }
            }
        }

        HttpsPlace place(Certificates certificates, boolean appears, String token) throws IOException {
            Secret password = new Secret.InFile(certificates.password());
            Path own = certificates.keys(
                    "own.p12", certificates.issue("us", Instant.now().plus(Duration.ofDays(90))));
            Path file = Files.writeString(Files.createTempFile(own.getParent(), "token", ""), token);
            return new HttpsPlace(
                    URI.create("https://localhost:" + port() + "/audit/"),
                    List.of(),
                    new TlsFiles(certificates.authority(), appears ? own : null, appears ? password : null),
                    new Secret.InFile(file),
                    LIMITS);
        }

        int port() {
            return server.getAddress().getPort();
        }

        Set<String> paths() {
            return posted.keySet();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.ajantasa.job.DropPlace;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Pgp;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.Seal;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SftpPlace;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.source.Failure.Reason;
import fi.ajantasa.testing.PgpParty;
import fi.ajantasa.testing.SftpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of ours are put whole, and not a second time, whatever the transport speaks. */
class OutboxTest {
    private static final byte[] LIST = "numero\n+358401234567\n".getBytes(StandardCharsets.US_ASCII);
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path temp;

    private static Optional<Failure> put(Remote place) {
        return put(place, null);
    }

    private static Optional<Failure> put(Remote place, @Nullable Seal seal) {
        try (Outbox outbox = new Outbox(place, seal, LocalDate.of(2026, 11, 22), CollectorContract.CLOCK)) {
            return outbox.put("list.csv", LIST);
        }
    }

    private Seal seal(PgpParty us, PgpParty register) throws IOException {
        return new Seal(
                register.publicKey(temp.resolve("register.asc")),
                new Secret.InFile(us.privateKey(temp.resolve("own.asc"))),
                new Secret.InFile(Files.writeString(temp.resolve("passphrase"), PgpParty.PASSPHRASE)));
    }

    /** Who it is for opens it and knows that it is ours; put again it is the same file, though encrypted anew. */
    @Test
    void encryptsAFileForWhomItIsAndSignsIt() throws IOException {
        PgpParty us = new PgpParty();
        PgpParty register = new PgpParty();
        Seal seal = seal(us, register);
        Path message = temp.resolve("out/list.csv.pgp");

        assertThat(put(new DropPlace(temp.resolve("out")), seal)).isEmpty();

        byte[] sent = Files.readAllBytes(message);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).doesNotContain("+358401234567");
        Pgp opening = new Pgp(
                new Secret.InFile(register.privateKey(temp.resolve("register-own.asc"))),
                new Secret.InFile(temp.resolve("passphrase")),
                us.publicKey(temp.resolve("us.asc")));
        assertThat(new PgpOpener(opening, 1 << 20).open(message)).hasBinaryContent(LIST);
        assertThat(put(new DropPlace(temp.resolve("out")), seal)).isEmpty();
        assertThat(message).hasBinaryContent(sent);
    }

    /** Nothing is put in clear, or for a key that is none: whatever is missing is named and nothing is written (F82). */
    @Test
    void putsNothingWithoutTheKeys_F82() throws IOException {
        Seal seal = seal(new PgpParty(), new PgpParty());
        for (Seal wrong : List.of(
                new Seal(temp.resolve("nowhere"), seal.key(), seal.passphrase()),
                new Seal(seal.recipient(), new Secret.InFile(temp.resolve("nowhere")), seal.passphrase()),
                new Seal(seal.recipient(), seal.key(), new Secret.InFile(seal.recipient())),
                new Seal(Files.createFile(temp.resolve("empty")), seal.key(), seal.passphrase()))) {
            Failure failure = put(new DropPlace(temp.resolve("out")), wrong).orElseThrow();
            Files.deleteIfExists(temp.resolve("empty"));
            assertThat(failure.code()).isEqualTo(ExitCode.KEYS_UNAVAILABLE);
            assertThat(failure.what()).doesNotContain(PgpParty.PASSPHRASE);
            assertThat(temp.resolve("out")).satisfiesAnyOf(it -> assertThat(it).doesNotExist(), it -> assertThat(it)
                    .isEmptyDirectory());
        }
    }

    private void isPutOnce(Remote place, Path folder) throws IOException {
        assertThat(put(place)).isEmpty();
        assertThat(folder.resolve("list.csv")).hasBinaryContent(LIST);
        Files.setLastModifiedTime(folder.resolve("list.csv"), LONG_AGO);

        assertThat(put(place)).isEmpty();
        assertThat(Files.getLastModifiedTime(folder.resolve("list.csv"))).isEqualTo(LONG_AGO);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void putsAFileIntoAFolder() throws IOException {
        isPutOnce(new DropPlace(temp.resolve("out/list")), temp.resolve("out/list"));
    }

    private SftpPlace sftp(SftpServer server, String password) throws IOException {
        return new SftpPlace(
                "127.0.0.1",
                server.port(),
                "/in",
                null,
                server.fingerprint(),
                new SftpPlace.Login(
                        SftpServer.USER,
                        null,
                        null,
                        new Secret.InFile(Files.writeString(temp.resolve("password"), password))),
                CollectorContract.LIMITS);
    }

    @Test
    void putsAFileOnAnSftpServer() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("remote/in"));
        try (SftpServer server = new SftpServer(temp.resolve("remote"))) {
            isPutOnce(sftp(server, SftpServer.PASSWORD), folder);
        }
    }

    @Test
    void isRefusedByAnSftpServerThatDoesNotKnowUs_F101() throws IOException {
        Files.createDirectories(temp.resolve("remote/in"));
        try (SftpServer server = new SftpServer(temp.resolve("remote"))) {
            assertThat(put(sftp(server, "another password")).orElseThrow().reason())
                    .isEqualTo(Reason.REFUSED);
        }
    }

    /** Takes what is posted, shows nothing, and answers as it is told. */
    private static final class Poster implements AutoCloseable {
        private final List<String> posted = Collections.synchronizedList(new ArrayList<>());
        private final HttpServer server;
        private volatile int status = 201;

        Poster() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                boolean post = exchange.getRequestMethod().equals("POST");
                if (post) {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    posted.add(exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("X-Request-Id") + " " + body.length);
                }
                exchange.sendResponseHeaders(post ? status : 404, -1);
            }
        }

        HttpsPlace place() {
            URI folder = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/lists/");
            return new HttpsPlace(folder, List.of(), TlsFiles.USUAL, null, CollectorContract.LIMITS);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void postsAFileUnderItsName() throws IOException {
        try (Poster poster = new Poster()) {
            assertThat(put(poster.place())).isEmpty();
            assertThat(poster.posted).containsExactly("/lists/list.csv list.csv " + LIST.length);
        }
    }

    /** A server that fails after it has read the file may have taken it: nobody posts it again by themselves. */
    @Test
    void postsOnceAndSaysThatItPerhapsArrived_F89() throws IOException {
        try (Poster poster = new Poster()) {
            poster.status = 503;
            assertThat(put(poster.place()).orElseThrow().reason()).isEqualTo(Reason.PERHAPS_SENT);
            assertThat(poster.posted).hasSize(1);
        }
    }

    @Test
    void saysThatNothingWasSentWhenItIsTurnedAway() throws IOException {
        try (Poster poster = new Poster()) {
            poster.status = 403;
            assertThat(put(poster.place()).orElseThrow().reason()).isEqualTo(Reason.REFUSED);
            poster.status = 400;
            assertThat(put(poster.place()).orElseThrow().reason()).isEqualTo(Reason.UNEXPECTED);
        }
    }

    @Test
    void saysThatNothingWasSentWhenNobodyIsThere_F90() throws IOException {
        Poster poster = new Poster();
        poster.close();
        assertThat(put(poster.place()).orElseThrow().reason()).isEqualTo(Reason.UNREACHABLE);
    }
}

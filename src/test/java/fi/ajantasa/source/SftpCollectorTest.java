package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SftpPlace;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import fi.ajantasa.testing.SftpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SftpCollectorTest extends CollectorContract {
    private SftpServer server;
    private SftpPlace.@Nullable Login login;
    private @Nullable String done;
    private @Nullable Integer port;

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectories(remote());
        Files.createDirectories(remote().resolveSibling("done"));
        server = new SftpServer(remote().getParent());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    Remote place(TransportLimits limits) {
        return new SftpPlace(
                "127.0.0.1",
                port == null ? server.port() : port,
                "/out",
                done,
                server.fingerprint(),
                login == null ? withPassword(SftpServer.PASSWORD) : login,
                limits);
    }

    private SftpPlace.Login withPassword(String password) {
        return new SftpPlace.Login(SftpServer.USER, null, null, secret("password", password));
    }

    private Secret secret(String name, String text) {
        try {
            return new Secret.InFile(Files.writeString(temp.resolve(name), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Path remote() {
        return temp.resolve("remote").resolve("out");
    }

    @Override
    void breakAfter(long bytes) {
        server.breakAfter(bytes);
    }

    @Override
    long sent() {
        return server.sent();
    }

    @Override
    void whenAsked(Runnable work) {
        server.onOpen(work);
    }

    @Override
    void unplug() {
        try {
            port = server.port();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void logsInWithAPrivateKey(boolean encrypted) throws IOException {
        Secret key = new Secret.InFile(server.key(temp.resolve("key"), encrypted));
        Secret passphrase = encrypted ? secret("passphrase", SftpServer.PASSPHRASE) : null;
        login = new SftpPlace.Login(SftpServer.USER, key, passphrase, null);
        delivery().send();
        assertThat(collect().landed()).isEqualTo(2);
    }

    @Test
    void saysWhenThePrivateKeyCannotBeOpened() throws IOException {
        Secret key = new Secret.InFile(server.key(temp.resolve("key"), true));
        login = new SftpPlace.Login(SftpServer.USER, key, secret("passphrase", "another"), null);
        fails(Reason.NO_CREDENTIALS, ExitCode.PERMIT_EXPIRED);
    }

    @Test
    void doesNotTalkToAServerWithAnotherKey_F100() throws IOException {
        delivery().send();
        SftpPlace known = (SftpPlace) place(LIMITS);
        server.changeHostKey();

        SftpFolder folder = new SftpFolder(known);
        Failure failure = failure(folder);

        assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(failure.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(server.logins()).isZero();
    }

    @Test
    void stopsAtTheFirstRefusalOfItsPassword_F101() throws IOException {
        login = withPassword("wrong");
        fails(Reason.REFUSED, ExitCode.PERMIT_EXPIRED);
        assertThat(server.logins()).isEqualTo(1);
    }

    @Test
    void endsWithinItsTimeWhenTheServerNeverAnswers_F115() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            TransportLimits limits = new TransportLimits(
                    LIMITS.connect(),
                    Duration.ofMinutes(1),
                    LIMITS.call(),
                    Duration.ofSeconds(1),
                    50,
                    LIMITS.pause(),
                    LIMITS.size());
            long start = System.nanoTime();

            Failure failure = collect(limits).failure();

            assertThat(failure).isNotNull();
            assertThat(failure.code()).isEqualTo(ExitCode.SOURCE_DOWN);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void saysWhenTheFolderIsNotThere() throws IOException {
        Files.delete(remote());
        fails(Reason.UNEXPECTED, ExitCode.SOURCE_DOWN);
    }

    /** Names are data: none of these becomes a path, an option or a second line. */
    @ParameterizedTest
    @ValueSource(strings = {"-vtj_1_control.json", "vtj_\n_control.json", ".._control.json", "a\\b_control.json"})
    void usesNoNameThatIsNotPlain_F73(String name) throws IOException {
        write(name, "{}");

        Collected collected = collect();

        assertThat(collected.landed()).isZero();
        assertThat(collected.refused()).singleElement().satisfies(it -> {
            assertThat(it.code()).isEqualTo(ExitCode.INPUT_BAD);
            assertThat(it.what()).doesNotContain(name);
        });
        assertThat(sent()).isZero();
    }

    @Test
    void takesNeitherFoldersNorLinksNorFilesOfOthers_F72() throws IOException {
        Files.createDirectories(remote().resolve("vtj_folder.csv"));
        Files.createSymbolicLink(remote().resolve("vtj_link.csv"), Files.writeString(temp.resolve("elsewhere"), "x"));
        write("somebody-elses.txt", "x");

        assertThat(collect()).isEqualTo(new Collected(Set.of(), 0, List.of(), List.of(), null));
    }

    @Test
    void movesAwayWhatWasAppliedAndPassesOverWhatIsGone() throws IOException {
        delivery().send();
        done = "/done";
        collect();

        assertThat(collector(LIMITS).moveAway(List.of(MAIN, CONTROL))).isEmpty();
        assertThat(collector(LIMITS).moveAway(List.of(MAIN, CONTROL))).isEmpty();

        assertThat(remote()).isEmptyDirectory();
        assertThat(remote().resolveSibling("done").resolve(MAIN)).exists();
        delivery().send();
        assertThat(collector(LIMITS).moveAway(List.of(MAIN))).isEmpty();
        assertThat(remote().resolve(MAIN)).doesNotExist();
        assertThat(Files.list(remote().resolveSibling("done"))).hasSize(3);
    }

    @Test
    void movesNothingWithoutAPlaceForIt() throws IOException {
        delivery().send();
        assertThat(collector(LIMITS).moveAway(List.of(MAIN))).isEmpty();
        assertThat(remote().resolve(MAIN)).exists();
    }

    private void fails(Reason reason, ExitCode code) throws IOException {
        delivery();
        assertThat(collect().failure()).satisfies(it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it.code()).isEqualTo(code);
            assertThat(it.attempts()).isEqualTo(1);
        });
    }

    private static Failure failure(SftpFolder folder) {
        try (folder) {
            folder.list();
            throw new AssertionError("it was let in");
        } catch (TransportException e) {
            return e.failure();
        }
    }
}

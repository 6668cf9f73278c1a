package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpsCollectorTest extends CollectorContract {
    private FileServer server;
    private @Nullable Secret token;

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectories(remote());
        server = new FileServer(remote());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    Remote place(TransportLimits limits) {
        return new HttpsPlace(
                server.folder(),
                List.of(FIRST_BY_NAME, "vtj_sahko_{date}_000001_control.json", "vtj_sahko_{date}_000001.csv"),
                TlsFiles.USUAL,
                token,
                limits);
    }

    @Override
    Path remote() {
        return temp.resolve("remote");
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
        server.onGet(work);
    }

    @Override
    void unplug() {
        server.close();
    }

    @Test
    void findsNothingWhereNothingWasPutYet_F42() throws IOException {
        assertThat(collect()).isEqualTo(new Collected(Set.of(), 0, List.of(), List.of(), null));
    }

    @Test
    void takesAFileWholeFromAServerWithoutRanges_F91() throws IOException {
        server.withoutRanges();
        write(MAIN, "x".repeat(3 << 20));
        breakAfter(2 << 20);

        assertThat(collect().landed()).isEqualTo(1);
        assertThat(landing(MAIN)).hasSameBinaryContentAs(remote().resolve(MAIN));
    }

    @Test
    void showsItsToken() throws IOException {
        server.demand("a token of a test");
        delivery().send();
        token = new Secret.InFile(Files.writeString(temp.resolve("token"), "a token of a test"));
        assertThat(collect().landed()).isEqualTo(2);
    }

    @Test
    void saysWhenItsTokenIsNone() throws IOException {
        token = new Secret.InFile(Files.writeString(temp.resolve("token"), "two\nlines"));
        assertThat(collect().failure()).satisfies(it -> {
            assertThat(it.code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
            assertThat(it.what()).doesNotContain("lines");
        });
    }

    @Test
    void stopsAtTheFirstRefusalOfItsToken_F101() throws IOException {
        server.demand("a token of a test");
        delivery().send();

        assertThat(collect().failure()).satisfies(it -> {
            assertThat(it.reason()).isEqualTo(Reason.REFUSED);
            assertThat(it.code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
            assertThat(it.attempts()).isEqualTo(1);
        });
    }
}

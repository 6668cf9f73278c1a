package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of several registers that each answer only when the others are asked, too. */
class CollectedAheadTest {
    private static final List<String> REGISTERS = List.of("preference", "preference-post", "business");

    @TempDir
    private Path folder;

    private final CountDownLatch asked = new CountDownLatch(REGISTERS.size());
    private final Set<String> places = new ConcurrentSkipListSet<>();
    private final Queue<Boolean> together = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private TestHome home;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        home = PreparedHome.on(Databases.H2).copyTo(folder);
        home.define("nightly.yaml", it -> "registers: [customers, " + String.join(", ", REGISTERS) + "]\n");
        for (String register : REGISTERS) {
            String place = "from: {https: {url: \"http://127.0.0.1:%d/%s/\", files: [\"x_{date}_control.json\"]}}"
                    .formatted(server.getAddress().getPort(), register);
            home.define(register + ".yaml", it -> it.replaceFirst("from: .*", place));
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            if (places.add(http.getRequestURI().getPath())) {
                asked.countDown();
            }
            together.add(asked.await(10, TimeUnit.SECONDS));
            http.sendResponseHeaders(404, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void asksEveryServerOfANightBeforeAnyHasAnswered() {
        List<RegisterResult> night = home.night();

        assertThat(together).hasSize(REGISTERS.size()).containsOnly(true);
        assertThat(TestHome.codes(night))
                .containsExactly(ExitCode.ALREADY_DONE, ExitCode.INPUT_LATE, ExitCode.INPUT_LATE, ExitCode.INPUT_LATE);
        assertThat(night.get(1).reason()).isEqualTo("no-delivery");
    }

    /** Whose permit is over is not asked, nor is anybody in a run of another register. */
    @Test
    void asksNobodyWhosePermitIsOver() {
        REGISTERS.forEach(register ->
                home.define(register + ".yaml", it -> it.replaceFirst("ends: [\\d-]+", "ends: 2026-11-21")));

        assertThat(TestHome.codes(home.night()))
                .containsExactly(
                        ExitCode.ALREADY_DONE,
                        ExitCode.PERMIT_EXPIRED,
                        ExitCode.PERMIT_EXPIRED,
                        ExitCode.PERMIT_EXPIRED);
        assertThat(places).isEmpty();
    }
}

package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestBroker;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** F139: rows that a worker looks through for a run are found as the run would have found them. */
@Timeout(300)
class WorkersMatchTest {
    /** A partition is four ranges of 32 MB: with rows of a million bytes there are two of them. */
    private static final int LONG_ROWS = 136;

    private static final int LONG = 1_000_000;
    private static final String MARK = "TAYTE";
    private static final int OF_OURS = 20;

    @TempDir
    Path folder;

    @Test
    void aListInTwoPartitionsIsMatchedByAWorkerAsByTheRun() throws Exception {
        TestHome alone = home("alone");
        sendLong(alone);
        assertThat(alone.run("population").code()).isEqualTo(ExitCode.OK);
        StateDigest expected = StateDigest.of(alone.installation());

        TestHome shared = home("shared");
        sendLong(shared);
        try (Writer settings =
                Files.newBufferedWriter(shared.home().resolve("application.properties"), StandardOpenOption.APPEND)) {
            TestBroker.shared().settings().store(settings, null);
        }
        StopSignal stop = new StopSignal();
        try (Worker worker = Worker.open(shared.installation(), shared.clock(), stop)) {
            FutureTask<Integer> working = new FutureTask<>(worker::work);
            new Thread(working, "worker").start();
            awaitWorker(shared, working);
            RegisterResult result = shared.run("population");
            stop.ask();
            assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
            assertThat(working.get()).as("both parts of the match").isEqualTo(2);
        }
        assertThat(StateDigest.of(shared.installation()).differences(expected)).isEmpty();
    }

    private TestHome home(String name) {
        return PreparedHome.on(Databases.POSTGRESQL)
                .copyTo(folder.resolve(name))
                .daysLater(1);
    }

    private static void awaitWorker(TestHome home, FutureTask<Integer> working) throws Exception {
        BrokerSettings settings = BrokerSettings.find(home.installation()).orElseThrow();
        StopSignal pause = new StopSignal();
        try (Broker broker = Broker.connect(settings)) {
            while (broker.workers().stream().allMatch(List::isEmpty)) {
                assertThat(working.isDone()).isFalse();
                pause.await(Duration.ofMillis(50));
            }
        }
    }

    /** Changes of our people before and behind long rows of people who are nobody's customers. */
    private static void sendLong(TestHome home) throws Exception {
        List<Person> people = PreparedHome.on(Databases.POSTGRESQL).plainPeople();
        Set<String> ours =
                Person.customerRows(home).stream().map(it -> it.get("hetu")).collect(Collectors.toSet());
        List<String> others = Person.registerRows(home).stream()
                .map(it -> String.valueOf(it.get("hetu")))
                .filter(it -> !ours.contains(it))
                .distinct()
                .limit(LONG_ROWS)
                .toList();
        MadeDelivery sent = MadeDelivery.changes(home, 2);
        people.subList(0, OF_OURS).forEach(it -> sent.change(it.hetu(), "sukunimi", "Ensimmäinen"));
        others.forEach(it -> sent.change(it, "yhteysosoite", MARK));
        people.subList(OF_OURS, 2 * OF_OURS).forEach(it -> sent.change(it.hetu(), "sukunimi", "Viimeinen"));
        Path whole = home.home().resolve("long.csv");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(whole), digest)) {
            byte[] filling = "x".repeat(LONG).getBytes(StandardCharsets.UTF_8);
            String[] between = sent.text().split(MARK, -1);
            assertThat(between).hasSize(LONG_ROWS + 1);
            for (int i = 0; i < between.length; i++) {
                out.write(i == 0 ? new byte[0] : filling);
                out.write(between[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        sent.total("bytes", Files.size(whole))
                .total("sha256", HexFormat.of().formatHex(digest.digest()))
                .send();
        try (Stream<Path> files = Files.list(home.inbox("population"))) {
            Path file = files.filter(it -> it.toString().endsWith("_000002.csv"))
                    .findFirst()
                    .orElseThrow();
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

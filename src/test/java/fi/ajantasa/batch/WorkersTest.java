package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.ProductRoles;
import fi.ajantasa.testing.TestBroker;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A first load whose partitions are handed out to workers: real processes, a real broker, one database. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WorkersTest {
    /** Their decisions make two partitions. */
    private static final int CUSTOMERS = 4600;

    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    private static Path folder;

    private static Path jobs;
    private static Path keyset;
    private static StateDigest expected;
    private static int homes;

    private final List<Process> processes = new ArrayList<>();
    private final TestDatabase database = Databases.POSTGRESQL.open();
    private final Properties machine = ProductRoles.settings(database.url());

    @BeforeAll
    static void runUnbroken() throws Exception {
        jobs = TestHome.in(folder.resolve("set"))
                .withPlainSet(CUSTOMERS, CUSTOMERS + 100, NextDelivery.NONE)
                .jobs();
        keyset = folder.resolve("keyset.json");
        KeyVault.open(keyset, false);
        try (TestDatabase alone = Databases.POSTGRESQL.open()) {
            KillableNight unbroken = home(ProductRoles.settings(alone.url()));
            assertThat(run(unbroken).code()).isEqualTo(ExitCode.OK.number());
            expected = StateDigest.of(unbroken.installation());
        }
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        database.close();
    }

    private static KillableNight home(Properties machine) throws IOException {
        return new KillableNight(folder.resolve("home" + homes++), jobs, keyset, machine);
    }

    private static Terminal run(KillableNight home, String... words) {
        List<String> line = new ArrayList<>(words.length == 0 ? List.of("run", "customers") : List.of(words));
        line.addAll(List.of(
                "--home",
                home.installation().home().toString(),
                "--jobs",
                home.installation().jobs().toString()));
        return Terminal.line(line.toArray(String[]::new));
    }

    /** One of two workers is killed in the middle of a partition, the other one told to stop: the run has it all done. */
    @Test
    void aRunEndsAsAnUnbrokenOneThoughItsWorkersDieAndLeave_F139() throws Exception {
        machine.putAll(TestBroker.shared().settingsWithDeaths());
        KillableNight killed = home(machine);
        KillableNight leaving = home(machine);
        Process first = startWorker(killed);
        Process second = startWorker(leaving);
        KillableNight night = home(machine);
        Process run = start(night, "run", "customers");

        awaitLog(killed, " decide-part:\\d+: begins", first, run);
        first.destroyForcibly().waitFor();
        String lost = partitions(killed, "begins").get(0);
        awaitLog(leaving, " " + lost + ": begins", second, run);
        awaitLog(leaving, " apply-part:\\d+: begins", second, run);
        second.destroy();
        assertThat(leaving.end(second)).isEqualTo(ENDED_BY_SIGTERM);

        assertThat(night.end(run)).as(night.tail()).isEqualTo(ExitCode.OK.number());
        assertThat(partitions(leaving, "DONE")).contains(lost);
        assertThat(partitions(killed, "DONE")).doesNotContain(lost);
        assertThat(leaving.tail()).contains("OK: stopped after ");
        assertThat(StateDigest.of(night.installation()).differences(expected)).isEmpty();
    }

    /** A worker that is taken for dead while it stands still finds out before it writes anything. */
    @Test
    void aWorkerThatStoodStillWritesNothingMore_F140() throws Exception {
        machine.putAll(TestBroker.shared().settingsWithDeaths());
        KillableNight still = home(machine);
        Process worker = startWorker(still);
        KillableNight night = home(machine);
        Process run = start(night, "run", "customers");

        awaitLog(still, " decide-part:\\d+: begins", worker, run);
        signal(List.of(worker), "STOP");
        awaitLog(night, "no worker is left: ", run);
        signal(List.of(worker), "CONT");

        assertThat(night.end(run)).as(night.tail()).isEqualTo(ExitCode.OK.number());
        awaitLog(still, " decide-part:\\d+: TAKEN", worker);
        worker.destroy();
        assertThat(still.end(worker)).as("it goes on").isEqualTo(ENDED_BY_SIGTERM);
        assertThat(partitions(still, "DONE")).doesNotContainAnyElementsOf(partitions(still, "TAKEN"));
        assertThat(StateDigest.of(night.installation()).differences(expected)).isEmpty();
    }

    @Test
    void aRunDoesItselfWhatNobodyElseDoes() throws Exception {
        machine.putAll(TestBroker.shared().settings());
        KillableNight night = home(machine);
        Terminal done = run(night);
        assertThat(done.code()).as(done.text()).isEqualTo(ExitCode.OK.number());
        assertThat(StateDigest.of(night.installation()).differences(expected)).isEmpty();
    }

    /** The run and its worker stand still for longer than the lease; another process ends the run, and then they wake. */
    @Test
    void aRunThatWasTakenForDeadWritesNothingMoreNorDoesItsWorker_F140() throws Exception {
        machine.putAll(TestBroker.shared().settings());
        KillableNight still = home(machine);
        Process worker = startWorker(still);
        KillableNight night = home(machine);
        Process run = start(night, "run", "customers");
        awaitLog(still, " decide-part:\\d+: begins", worker, run);
        do {
            signal(List.of(worker, run), "CONT");
            signal(List.of(worker, run), "STOP");
        } while (!agesTheLease());

        String id =
                database.jdbc().sql("select id from run").query(String.class).single();
        KillableNight other = home(ProductRoles.settings(database.url()));
        Terminal done = run(other, "resume", id);
        assertThat(done.code()).as(done.text()).isEqualTo(ExitCode.OK.number());
        signal(List.of(worker, run), "CONT");

        assertThat(night.end(run)).as(night.tail()).isEqualTo(ExitCode.LOCKED.number());
        awaitLog(still, " decide-part:\\d+: TAKEN", worker);
        worker.destroy();
        assertThat(still.end(worker)).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(partitions(still, "DONE")).isEmpty();
        assertThat(StateDigest.of(other.installation()).differences(expected)).isEmpty();
    }

    /** Down at the start of a step, then its topic deleted under a run, and gone under another: each time the next one goes on. */
    @Test
    void aBrokerThatIsGoneIsToldInThreeLinesAndTheRunGoesOn() throws Exception {
        KillableNight night = home(with("ajantasa.broker.servers=localhost:1", "ajantasa.broker.patience=1"));
        Terminal down = run(night);
        assertThat(down.code()).isEqualTo(ExitCode.INTERNAL.number());
        String run = database.jdbc()
                .sql("select id from run where state = 'RUNNING'")
                .query(String.class)
                .single();
        assertThat(FaultyNight.threeLines(down.text()).get(0))
                .startsWith("INTERNAL customers " + run + ": broker-gone: the broker that ");

        Properties shared = TestBroker.shared().settings();
        try (IdleMember idle = new IdleMember(shared)) {
            new Thread(() -> idle.deleteTopicAfter(2)).start();
            Terminal gone = run(home(with(shared)), "resume", run);
            assertThat(gone.code()).isEqualTo(ExitCode.INTERNAL.number());
            assertThat(FaultyNight.threeLines(gone.text()).get(0))
                    .startsWith("INTERNAL customers " + run + ": topic-gone: the broker's topic was deleted ");
        }

        TestBroker own = TestBroker.start();
        try (IdleMember idle = new IdleMember(own.settingsWithDeaths())) {
            KillableNight again = home(with(idle.settings()));
            Process process = start(again, "resume", run);
            awaitLog(again, "decide: 2 partitions handed out", process);
            own.stop();
            assertThat(again.end(process)).isEqualTo(ExitCode.INTERNAL.number());
            assertThat(again.tail()).contains("INTERNAL customers " + run + ": broker-gone: ");
        }
        KillableNight without = home(machine);
        assertThat(run(without, "resume", run).code()).isEqualTo(ExitCode.OK.number());
        assertThat(StateDigest.of(without.installation()).differences(expected)).isEmpty();
    }

    /** The process of the run is dead, its partitions wait; F143 for workers. */
    @Test
    void aWorkerRefusesPartitionsOfARunThatItCouldNotWorkOnAsItWasBegun_F143() throws Exception {
        Properties broker = TestBroker.shared().settings();
        KillableNight night = home(with(broker));
        try (IdleMember idle = new IdleMember(broker)) {
            Process run = start(night, "run", "customers");
            assertThat(idle.await(2)).hasSize(2).allMatch(it -> it.matches("null decide-part\\|\\d+ 0 headers"));
            run.destroyForcibly().waitFor();
        }
        Path others = folder.resolve("others/jobs");
        FileSystemUtils.copyRecursively(jobs, others);
        Path decisions = others.resolve("decisions.yaml");
        Files.writeString(decisions, Files.readString(decisions) + "\n# another\n");
        refuses(
                new KillableNight(folder.resolve("home" + homes++), others, keyset, with(broker)),
                ExitCode.NOT_RESUMABLE,
                "the definitions here");

        Path otherKeys = folder.resolve("other-keyset.json");
        KeyVault.open(otherKeys, false);
        refuses(
                new KillableNight(folder.resolve("home" + homes++), jobs, otherKeys, with(broker)),
                ExitCode.KEYS_UNAVAILABLE,
                "the keyset file here");

        database.jdbc().sql("update run_attempt set contract = contract + 1").update();
        refuses(home(with(broker)), ExitCode.NOT_RESUMABLE, "the step contract of this program");
        database.jdbc().sql("update run_attempt set contract = contract - 1").update();

        Path inbox = folder.resolve("set/sample-data/inbox/customers");
        Files.move(inbox, inbox.resolveSibling("moved"));
        refuses(home(with(broker)), ExitCode.USAGE, "does not lie here");
        Files.move(inbox.resolveSibling("moved"), inbox);

        Path data = inbox.resolve("crm_customers_20261120_000001.csv");
        byte[] altered = Files.readAllBytes(data);
        altered[altered.length / 2]++;
        Path delivered = Files.move(data, folder.resolve("delivered"));
        Files.write(data, altered);
        refuses(home(with(broker)), ExitCode.USAGE, "does not lie here");
        Files.move(delivered, data, StandardCopyOption.REPLACE_EXISTING);

        try (TestDatabase other = Databases.POSTGRESQL.open()) {
            Properties elsewhere = ProductRoles.settings(other.url());
            elsewhere.putAll(broker);
            refuses(home(elsewhere), ExitCode.USAGE, "is not in the database here");
        }

        assertThat(run(home(with(broker))).code()).isEqualTo(ExitCode.OK.number());
        assertThat(StateDigest.of(night.installation()).differences(expected)).isEmpty();
        StopSignal stop = new StopSignal();
        try (Worker late = Worker.open(home(with(broker)).installation(), Clock.systemUTC(), stop)) {
            new Thread(() -> passStale(broker, stop)).start();
            assertThat(late.work()).as("partitions of a run that has ended").isZero();
        }
    }

    private static void refuses(KillableNight home, ExitCode code, String why) throws Exception {
        try (Worker worker = Worker.open(home.installation(), Clock.systemUTC(), new StopSignal())) {
            assertThatThrownBy(worker::work)
                    .hasMessageContaining(why)
                    .isInstanceOfSatisfying(
                            HandOutRefused.class, it -> assertThat(it.code()).isEqualTo(code));
        }
    }

    /** Asks for a stop once nothing of the topic is left. */
    private static void passStale(Properties broker, StopSignal stop) {
        while (IdleMember.lag(broker) > 0) {
            stop.await(Duration.ofMillis(50));
        }
        stop.ask();
    }

    @Test
    void withoutABrokerOrAServersDatabaseThereAreNoWorkers() throws Exception {
        Terminal none = run(home(machine), "worker");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(none.text()).startsWith("USAGE: application.properties: ajantasa.broker.servers is missing");
        Properties embedded = new Properties();
        embedded.setProperty("ajantasa.broker.servers", "localhost:1");
        for (String command : List.of("worker", "run customers")) {
            Terminal onFile = run(home(embedded), command.split(" "));
            assertThat(onFile.code()).isEqualTo(ExitCode.USAGE.number());
            assertThat(onFile.text()).contains("ajantasa.broker.servers needs a PostgreSQL");
        }
        Terminal mistyped = run(home(with("ajantasa.broker.server=localhost:1", "ajantasa.broker.acks=0")), "worker");
        assertThat(mistyped.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(mistyped.text())
                .contains("ajantasa.broker.server is not known", "ajantasa.broker.acks is not known");
    }

    /** What serves workers alone costs nobody else its start. */
    @Test
    void nothingOfABrokerIsLoadedWithoutOne() throws Exception {
        KillableNight night = home(new Properties());
        for (String command : List.of("run customers", "status")) {
            Path classes = folder.resolve("classes.txt");
            List<String> line = new ArrayList<>(night.command(command.split(" ")));
            line.add(1, "-Xlog:class+load:file=" + classes);
            int code = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("classes.out").toFile())
                    .start()
                    .waitFor();
            assertThat(code).isZero();
            assertThat(Files.readString(classes))
                    .contains("fi.ajantasa.cli.AjantasaCommand ")
                    .doesNotContain(
                            "org.apache.kafka.", "org.springframework.kafka.", "org.springframework.integration.");
        }
    }

    private Properties with(String... settings) {
        Properties more = new Properties();
        Stream.of(settings).map(it -> it.split("=")).forEach(it -> more.setProperty(it[0], it[1]));
        return with(more);
    }

    private Properties with(Properties more) {
        Properties all = new Properties();
        all.putAll(machine);
        all.putAll(more);
        return all;
    }

    private Process startWorker(KillableNight home) throws Exception {
        Process worker = start(home, "worker");
        awaitLog(home, "takes partitions", worker);
        return worker;
    }

    private Process start(KillableNight home, String... command) throws IOException {
        Process process = home.start(command);
        processes.add(process);
        return process;
    }

    private static void signal(List<Process> receivers, String name) throws Exception {
        for (Process process : receivers) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** As if nobody had confirmed it for two minutes; not while somebody stands still with a hand on it. */
    private boolean agesTheLease() {
        return database.jdbc()
                        .sql("update run_lock set heartbeat = heartbeat - interval '2 minutes'"
                                + " where name in (select name from run_lock for update skip locked)")
                        .update()
                > 0;
    }

    private static String log(KillableNight home) throws IOException {
        Path log = home.installation().home().resolve("logs/ajantasa.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** Until the words are in the log; none of the processes may end before. */
    private static void awaitLog(KillableNight home, String words, Process... living) throws Exception {
        Pattern pattern = Pattern.compile(words);
        while (!pattern.matcher(log(home)).find()) {
            for (Process process : living) {
                assertThat(process.waitFor(10, TimeUnit.MILLISECONDS))
                        .as(() -> words + "\n" + output(home))
                        .isFalse();
            }
        }
    }

    private static String output(KillableNight home) {
        try {
            return log(home) + home.tail();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Of which partitions the worker says this. */
    private static List<String> partitions(KillableNight home, String said) throws IOException {
        return Pattern.compile("([a-z]+-part:\\d+): " + said)
                .matcher(log(home))
                .results()
                .map(MatchResult::group)
                .map(it -> it.substring(0, it.lastIndexOf(": ")))
                .toList();
    }
}

package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights whose partitions are handed out to workers, real processes over a real broker. */
class WorkersTest {
    @TempDir
    private static Path folder;

    private static Path jobs;
    private static Path keyset;
    private static StateDigest expected;
    private final List<Process> processes = new ArrayList<>();
    private int workers;

    @BeforeAll
    static void runUnbroken() throws Exception {
        jobs = TestHome.in(folder.resolve("set"))
                .withPlainSet(8100, 9000, NextDelivery.CHANGES)
                .jobs();
        keyset = folder.resolve("keyset.json");
        KeyVault.open(keyset, false);
        TestDatabase database = Databases.POSTGRESQL.open();
        KillableNight unbroken =
                new KillableNight(folder.resolve("unbroken"), jobs, keyset, ProductRoles.settings(database.url()));
        long start = System.nanoTime();
        assertThat(unbroken.run()).as(unbroken.tail()).isIn(ExitCode.OK.number(), ExitCode.HELD.number());
        System.out.println("unbroken " + (System.nanoTime() - start) / 1_000_000);
        expected = StateDigest.of(unbroken.installation());
        database.close();
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aNightOfTwoWorkersEndsAsOneWithout() throws Exception {
        try (TestDatabase database = Databases.POSTGRESQL.open()) {
            Properties machine = ProductRoles.settings(database.url());
            machine.putAll(TestBroker.shared().settings());
            KillableNight night = new KillableNight(folder.resolve("night"), jobs, keyset, machine);
            KillableNight one = worker(machine);
            KillableNight two = worker(machine);
            System.out.println("workers there");
            long start = System.nanoTime();
            int code = night.run();
            System.out.println("handed out " + (System.nanoTime() - start) / 1_000_000);
            System.out.println(Files.readString(folder.resolve("night/logs/ajantasa.log")));
            System.out.println(Files.readString(one.installation().home().resolve("logs/ajantasa.log")));
            System.out.println(Files.readString(two.installation().home().resolve("logs/ajantasa.log")));
            assertThat(code).as(night.tail()).isIn(ExitCode.OK.number(), ExitCode.HELD.number());
            assertThat(StateDigest.of(night.installation()).differences(expected))
                    .isEmpty();
            for (Process process : processes) {
                process.destroy();
            }
            for (Process process : processes) {
                System.out.println(one.end(process));
            }
            System.out.println(one.tail());
        }
    }

    private KillableNight worker(Properties machine) throws IOException, InterruptedException {
        KillableNight home = new KillableNight(folder.resolve("worker" + workers++), jobs, keyset, machine);
        Process process = home.start("worker");
        processes.add(process);
        while (!home.output().contains("SIGTERM stops")) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as(home.output()).isFalse();
        }
        Thread.sleep(4000);
        return home;
    }
}

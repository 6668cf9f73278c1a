package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.KillableNight.Moment;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.ProductRoles;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * F139: a night killed at any moment goes on by itself and ends in the state of an unbroken one.
 *
 * <p>{@code -Dkill.rounds=10} kills so often, in nights of 100,000 persons; {@code -Dkill.sample=DIR} takes the folders
 * {@code jobs} and {@code sample-data} of DIR instead; {@code -Dkill.seed=7} kills at other moments.
 */
@ParameterizedClass
@EnumSource
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
    /** The large set's changes are many enough to be held. */
    private static final Set<Integer> ENDS = Set.of(
            ExitCode.OK.number(),
            ExitCode.OK_WITH_REJECTS.number(),
            ExitCode.ALREADY_DONE.number(),
            ExitCode.HELD.number());

    private static final List<String> WORDS =
            List.of(" receive:", " match:", " decide:", " check:", " summarise:", "customers: ");

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("kill.seed", 1));
    private final List<TestDatabase> servers = new ArrayList<>();
    private int homes;

    @AfterEach
    void close() {
        servers.forEach(TestDatabase::close);
    }

    @Test
    void aKilledNightGoesOnByItselfAndEndsAsAnUnbrokenOne() throws Exception {
        KillableNight unbroken = night();
        long started = System.nanoTime();
        int code = unbroken.run();
        long millis = (System.nanoTime() - started) / 1_000_000;
        assertThat(code).as(unbroken.tail()).isIn(ENDS);
        StateDigest expected = StateDigest.of(unbroken.installation());
        int kills = 0;
        int tries = 0;
        while (kills < ROUNDS) {
            KillableNight killed = night();
            boolean goesOn = true;
            while (goesOn && kills < ROUNDS) {
                Moment moment = moment(millis, tries++);
                goesOn = killed.runKilledAt(moment);
                kills += goesOn ? 1 : 0;
                System.out.println(databases + " of " + millis + " ms: " + moment + (goesOn ? "" : ", ended before"));
            }
            int last = goesOn ? killed.run() : ExitCode.ALREADY_DONE.number();
            assertThat(last).as(killed.tail()).isIn(ENDS);
            assertThat(StateDigest.of(killed.installation()).differences(expected))
                    .isEmpty();
            assertThat(tries).as("most moments come before the end").isLessThan(10 + 3 * ROUNDS);
            assertThat(killed.run()).as(killed.tail()).isEqualTo(ExitCode.ALREADY_DONE.number());
            assertThat(looksAlive(killed.installation())).isEmpty();
            ProvenHistoriesTest.assertGood(killed.installation());
        }
    }

    @Test
    void aSecondStartSaysWhoIsRunningSinceWhenAndItsLastHeartbeat() throws Exception { // F141
        KillableNight night = night();
        try (Workplace running = Workplace.open(night.installation(), Clock.systemUTC())) {
            assertThat(running.runs().latest(1)).isEmpty();
            assertThat(night.run()).isEqualTo(ExitCode.LOCKED.number());
        }
        assertThat(night.tail())
                .startsWith("LOCKED: held by process ")
                .contains(" " + ProcessHandle.current().pid() + " ", " since 20", " last heartbeat 20");
    }

    private Path jobs() {
        String sample = System.getProperty("kill.sample");
        if (sample != null) {
            return Path.of(sample, "jobs");
        } else if (System.getProperty("kill.rounds") == null) {
            return Path.of("jobs");
        }
        Path set = folder.resolve("set");
        return Files.exists(set)
                ? set.resolve("jobs")
                : TestHome.in(set)
                        .withPlainSet(20_000, 100_000, NextDelivery.CHANGES)
                        .jobs();
    }

    private static List<String> looksAlive(Installation installation) {
        try (Database database = Database.open(installation)) {
            return JdbcClient.create(database.dataSource())
                    .sql("select id from run where state = 'RUNNING' union all select status from batch_job_execution"
                            + " where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')")
                    .query(String.class)
                    .list();
        }
    }

    /** Every second kill follows a step's last words, the others come at any time. */
    private Moment moment(long millis, int number) {
        return number % 2 == 0
                ? new Moment("", random.nextLong(millis * 9 / 10))
                : new Moment(WORDS.get(random.nextInt(WORDS.size())), random.nextLong(Math.max(1, millis / 50)));
    }

    private KillableNight night() throws IOException {
        Path keyset = folder.resolve("keyset.json");
        KeyVault.open(keyset, false);
        Properties machine = new Properties();
        if (databases == Databases.POSTGRESQL) {
            TestDatabase server = databases.open();
            servers.add(server);
            machine.putAll(ProductRoles.settings(server.url()));
        }
        return new KillableNight(folder.resolve("home" + homes++), jobs(), keyset, machine);
    }
}

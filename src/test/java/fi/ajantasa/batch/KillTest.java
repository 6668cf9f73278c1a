package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/**
 * F139: a night killed at any moment and at any edge of a transaction goes on and ends in the state of an unbroken one.
 *
 * <p>{@code -Dkill.rounds=150} kills on each database a first load and the next night, with changes and a full list, at up to so
 * many edges each, and others half as often at any time, all of {@code -Dkill.people=100000}. {@code -Dkill.seed=7} kills at
 * other moments.
 */
@ParameterizedClass
@EnumSource
class KillTest {
    private static final Integer ROUNDS = Integer.getInteger("kill.rounds");
    private static final int PEOPLE = Integer.getInteger("kill.people", 100_000);
    private static final String FIRST = "_000001";
    private static final KillTable TABLE = new KillTable();

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("kill.seed", 1));

    @Test
    void aKilledNightGoesOnByItselfAndEndsAsAnUnbrokenOne() throws Exception {
        if (ROUNDS == null) {
            KilledNights.Start sample = new KilledNights.Start("sample", databases, folder, Path.of("jobs"), null, "");
            KilledNights nights = new KilledNights(sample, random, TABLE);
            assertThat(nights.killOfEach()).isEqualTo(2);
        } else {
            killManyNights(ROUNDS);
        }
    }

    private void killManyNights(int rounds) throws Exception {
        Path set = folder.resolve("set");
        Path jobs = TestHome.in(set)
                .define("customers.yaml", it -> it.replace("min: 1000", "min: 1"))
                .withPlainSet(PEOPLE / 5, PEOPLE, NextDelivery.BOTH)
                .jobs();
        Path first = folder.resolve("first");
        FileSystemUtils.copyRecursively(set, first);
        try (Stream<Path> later = Files.list(first.resolve("sample-data/inbox/population"))) {
            for (Path path : later.filter(it -> !it.toString().contains(FIRST)).toList()) {
                Files.delete(path);
            }
        }
        KilledNights loads = new KilledNights(
                new KilledNights.Start("first", databases, folder, first.resolve("jobs"), null, ""), random, TABLE);
        KilledNights nights = new KilledNights(taken(first.resolve("jobs"), jobs), random, TABLE);
        nights.killAtEdges(rounds);
        loads.killAtEdges(rounds);
        int kills = 0;
        for (int night = 0; kills < (rounds + 1) / 2; night++) {
            System.out.printf("%s%n%s%n", databases, TABLE.text());
            kills += (night % 2 == 0 ? nights : loads).killAtAnyTime((rounds + 1) / 2 - kills);
        }
        System.out.printf("%s%n%s%n", databases, TABLE.text());
    }

    /** An installation that took the first load in, which the next nights begin with. */
    private KilledNights.Start taken(Path first, Path jobs) throws Exception {
        KilledNights.Start nothing = new KilledNights.Start("prepared", databases, folder, first, null, "");
        KillableNight prepared = KilledNights.night(nothing, folder.resolve("prepared"));
        assertThat(prepared.run()).as(prepared.tail()).isEqualTo(ExitCode.OK.number());
        String url = prepared.installation().machine().getProperty("ajantasa.database.url", "");
        return new KilledNights.Start(
                "next", databases, folder, jobs, prepared.installation().home(), url);
    }

    @Test
    void aSecondStartSaysWhoIsRunningSinceWhenAndItsLastHeartbeat() throws Exception { // F141
        KillableNight night = KilledNights.night(
                new KilledNights.Start("held", databases, folder, Path.of("jobs"), null, ""), folder.resolve("held"));
        try (Workplace running = Workplace.open(night.installation(), Clock.systemUTC())) {
            assertThat(running.runs().latest(1)).isEmpty();
            assertThat(night.run()).isEqualTo(ExitCode.LOCKED.number());
        }
        assertThat(night.tail())
                .startsWith("LOCKED: held by process ")
                .contains(" " + ProcessHandle.current().pid() + " ", " since 20", " last heartbeat 20");
    }
}

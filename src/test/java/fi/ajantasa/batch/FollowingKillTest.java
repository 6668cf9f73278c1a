package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * F19, F139: a process killed between a page and its commit, or anywhere else, loses no event and takes none in twice.
 *
 * <p>{@code -Dchanges.kills=50} kills so often; {@code -Dchanges.seed=7} at other moments.
 */
class FollowingKillTest {
    private static final int KILLS = Integer.getInteger("changes.kills", 2);
    private static final int CUSTOMERS = 240;
    private static final int EVENTS = 400;
    private static final Set<Integer> ENDS = Set.of(ExitCode.OK.number(), ExitCode.OK_WITH_REJECTS.number());

    private final ChangeRegister register = new ChangeRegister();
    private final Random random = new Random(Long.getLong("changes.seed", 1));

    @TempDir
    Path folder;

    private int homes;

    @AfterEach
    void stop() {
        register.close();
    }

    @Test
    void aKilledProcessGoesOnAndEndsAsAnUnbrokenOne() throws Exception {
        TestHome first = ChangesHome.following(
                TestHome.in(folder.resolve("first")).withPlainSet(CUSTOMERS, 600, NextDelivery.NONE), register);
        first.define("customers.yaml", it -> it.replace("rows: {min: 1000}", "rows: {min: 1}"));
        assertThat(first.run("customers").code()).isEqualTo(ExitCode.OK);
        ChangesHome.teach(register, first);
        List<Person> people = Person.customersOf(first);
        register.pages(10);
        for (int event = 0; event < EVENTS; event++) {
            Person person = people.get(random.nextInt(people.size()));
            register.change(person.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Nimi" + event));
        }
        KillableNight unbroken = night(first);
        register.forgetCalls();
        assertThat(unbroken.end(start(unbroken))).as(unbroken.tail()).isIn(ENDS);
        StateDigest expected = StateDigest.of(unbroken.installation());
        int calls = register.calls().size();
        int kills = 0;
        while (kills < KILLS) {
            KillableNight killed = night(first);
            boolean goesOn = true;
            while (goesOn && kills < KILLS) {
                goesOn = runKilled(killed, random.nextInt(calls), random.nextInt(60));
                kills += goesOn ? 1 : 0;
            }
            assertThat(killed.end(start(killed))).as(killed.tail()).isIn(ENDS);
            assertThat(StateDigest.of(killed.installation()).differences(expected))
                    .isEmpty();
        }
    }

    /** Kills some milliseconds after so many calls; false when the process had ended before. */
    private boolean runKilled(KillableNight night, int after, int millis) throws IOException, InterruptedException {
        register.forgetCalls();
        Process process = start(night);
        boolean ended = false;
        while (!ended && register.calls().size() < after) {
            ended = process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        ended = ended || process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    private static Process start(KillableNight night) throws IOException {
        return night.start("run", "population", "--date", TestHome.TODAY.toString());
    }

    private KillableNight night(TestHome first) throws IOException {
        Path home = folder.resolve("home" + homes++);
        FileSystemUtils.copyRecursively(first.home(), home);
        return new KillableNight(home, first.jobs(), first.installation().keyset(), new Properties());
    }
}

package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM in the middle of a night: it stops at the edge of a slice and the next one goes on (F139). */
class ServeStopTest {
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    Path folder;

    @Test
    void stopsAtTheEdgeOfASliceAndGoesOnWhenItIsStartedAgain_F139() throws Exception {
        PreparedHome prepared = PreparedHome.on(Databases.H2);
        TestHome home = TestHome.in(folder)
                .withPlainSet(PreparedHome.CUSTOMERS, PreparedHome.POPULATION, NextDelivery.NONE)
                .define("nightly.yaml", it -> it.replace("at: \"01:30\"", "at: \"00:00\""));
        Properties machine = new Properties();
        machine.setProperty("ajantasa.serve.port", "0");
        KillableNight night =
                new KillableNight(home.home(), home.jobs(), home.home().resolve("keys/keyset.json"), machine);

        Process stopped = night.start("serve");
        await(stopped, night, " receive: ", 2);
        stopped.destroy();
        assertThat(night.end(stopped)).as(night.tail()).isEqualTo(ENDED_BY_SIGTERM);

        assertThat(home.sql(
                        String.class,
                        "select ending from run_attempt where ended_at is not null"
                                + " order by started_at desc limit 1"))
                .isEqualTo("INTERRUPTED");
        assertThat(home.sql(Long.class, "select count(*) from scheduled where ended_at is null"))
                .isOne();

        Process again = night.start("serve");
        await(again, night, "nightly ends for", 1);
        again.destroy();
        night.end(again);
        assertThat(home.sql(Integer.class, "select exit_code from scheduled"))
                .isIn(ExitCode.OK.number(), ExitCode.ALREADY_DONE.number());
        assertThat(home.export()).isEqualTo(prepared.export());
    }

    /** Until the word stands in the log that often. */
    private static void await(Process process, KillableNight night, String word, int times) throws Exception {
        Path log = night.installation().home().resolve("logs/ajantasa.log");
        while (!Files.exists(log) || Files.readString(log).split(word, -1).length <= times) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as(night.tail())
                    .isFalse();
        }
    }
}

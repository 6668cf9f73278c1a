package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F154, F155: an erasure whose process is killed is brought to the same end by whoever asks again, or after a restore. */
class ErasureKillTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {": begun", ": files are gone", ": in the journal", ": rows are gone"})
    void aKilledErasureEndsAsAnUnbrokenOne(String moment) throws Exception {
        ErasureHome erased = ErasureHome.in(folder.resolve("home"), Databases.H2);
        TestHome home = erased.home();
        String plan = erased.plan();
        KillableNight night = new KillableNight(
                home.home(),
                home.jobs(),
                home.home().resolve("keys").resolve("keyset.json"),
                home.installation().machine());
        String[] erase = {
            "privacy", "erase", erased.number(), "--confirm", plan, "--reason", "case", "--ground", "unlawful"
        };
        assertThat(night.runKilledAt(new KillableNight.Moment(moment, 0), erase))
                .as(night.tail())
                .isTrue();
        assertThat(home.sql(String.class, "select state from erasure")).isNotEqualTo("DONE");
        assertThat(erased.command("db", "check").code()).isEqualTo(ExitCode.AUDIT_FAIL.number());

        Terminal again = moment.contains("journal") ? erased.command("db", "restore-erasures") : erased.command(erase);
        assertThat(again.code()).as(again.text()).isZero();
        assertThat(home.sql(String.class, "select state from erasure")).isEqualTo("DONE");
        assertThat(new RawBytes(home, Databases.H2).find(erased.canaries())).isEmpty();
        assertThat(erased.command("db", "check").code()).isZero();
        assertThat(new Auditing(home.installation(), home.clock()).replay().faults())
                .isEmpty();
    }
}

package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.KillableNight.Moment;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** F84, F139: a roll-back whose process is killed is recovered as any run is, and leaves what an unbroken one leaves. */
@ParameterizedClass
@EnumSource
class RollbackKillTest {
    private static final String RUN = "R-20261122-03";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    @Test
    void aKilledRollBackEndsAsAnUnbrokenOne_F84() throws Exception {
        TestHome unbroken = PreparedHome.on(databases).copyTo(folder.resolve("unbroken"));
        assertThat(unbroken.rollback(RUN, false, "shift-leader").result().code())
                .isEqualTo(ExitCode.OK);
        TestHome home = PreparedHome.on(databases).copyTo(folder.resolve("killed"));
        String plan = home.rollbackPlan(RUN, false);
        KillableNight night = new KillableNight(
                home.home(),
                home.jobs(),
                home.home().resolve("keys").resolve("keyset.json"),
                home.installation().machine());

        assertThat(night.runKilledAt(
                        new Moment(" undo:", 0), "rollback", RUN, "--confirm", plan, "--reason", "other-month"))
                .isTrue();

        String run =
                home.sql(String.class, "select max(run_id) from run_link where verb = 'ROLLBACK' and of_run = ?", RUN);
        assertThat(home.sql(String.class, "select state from run where id = ?", run))
                .isEqualTo("RUNNING");
        assertThat(night.end(night.start("resume", run))).as(night.tail()).isEqualTo(ExitCode.OK.number());
        assertThat(home.export()).isEqualTo(unbroken.export());
        assertThat(RollbackDigest.of(home, Set.of())).isEqualTo(RollbackDigest.of(unbroken, Set.of()));
        assertThat(home.report(run).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(Terminal.run(home, "runs", "show", run, "--timeline").text())
                .contains("rollback of " + RUN, "died ", "attempt 2 by resume", "accepted, ceiling ");
    }
}

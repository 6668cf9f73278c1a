package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands by which a person ends a run have in common. */
class VerdictCommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"approve --ceiling 1 --until 2026-11-23T12:00", "refuse", "abandon"})
    void takeARunAndAReason(String command) throws IOException {
        TestHome home = PreparedHome.on(Databases.H2).copyTo(folder);
        assertThat(run(home, command + " R-20261122-04").code()).isEqualTo(ExitCode.USAGE.number());
        Terminal blank = run(home, command + " R-20261122-04 --reason=");
        assertThat(blank.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(blank.text()).contains("not blank");
        Terminal unknown = run(home, command + " R-20260101-99 --reason=because --json");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(unknown.text()).contains("\"name\" : \"USAGE\"", "\"next\" : \"ajantasa runs list\"");
    }

    private static Terminal run(TestHome home, String command) {
        return Terminal.run(home, command.split(" ", -1));
    }
}

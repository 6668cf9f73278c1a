package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.job.DefinitionException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a schedule may say of days. F144. */
class ScheduleCheckTest {
    @TempDir
    Path folder;

    private void refuses(String file, String schedule, String told) {
        TestHome home = TestHome.in(folder)
                .define(file, it -> it.replaceFirst("schedule: [{][^}]*[}]", "schedule: " + schedule));
        assertThatThrownBy(() -> home.installation().readJobs())
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(file + ":")
                .hasMessageContaining(told);
    }

    @Test
    void refusesDaysThatThereAreNot_F144() {
        refuses("nightly.yaml", "{cron: \"30 1 30 2 *\", deliver-by: \"05:00\"}", "no day is like 30 2 *");
    }

    @Test
    void refusesWhatIsNoDay_F144() {
        refuses("nightly.yaml", "{cron: \"30 1 * * NEVER\", deliver-by: \"05:00\"}", "no day is like * * NEVER");
    }

    @Test
    void refusesDaysOfARegisterOfTheNight_F144() {
        refuses("population.yaml", "{cron: \"30 1 * * MON\", deliver-by: \"05:00\"}", "population is of the night");
    }

    @Test
    void acceptsTheDaysOfARegisterThatRunsByItself() throws DefinitionException {
        TestHome home = TestHome.in(folder)
                .define(
                        "student-discount.yaml",
                        it -> it + "schedule: {cron: \"0 6 * * MON-FRI\", deliver-by: \"12:00\"}\n");
        assertThat(home.installation().readJobs().require("student-discount").schedule())
                .isNotNull();
    }
}

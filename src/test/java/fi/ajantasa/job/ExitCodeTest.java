package fi.ajantasa.job;

import static fi.ajantasa.job.ExitCode.ALREADY_DONE;
import static fi.ajantasa.job.ExitCode.HELD;
import static fi.ajantasa.job.ExitCode.INPUT_LATE;
import static fi.ajantasa.job.ExitCode.OK;
import static fi.ajantasa.job.ExitCode.OK_WITH_REJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void ofANightIsTheHighestOfItsRegisters() {
        assertThat(ExitCode.worst(List.of(OK, HELD, INPUT_LATE))).isEqualTo(HELD);
        assertThat(ExitCode.worst(List.of())).isEqualTo(OK);
    }

    @Test
    void ranksAlreadyDoneBelowRejects() {
        assertThat(ExitCode.worst(List.of(ALREADY_DONE, OK_WITH_REJECTS))).isEqualTo(OK_WITH_REJECTS);
        assertThat(ExitCode.worst(List.of(OK_WITH_REJECTS, ALREADY_DONE))).isEqualTo(OK_WITH_REJECTS);
        assertThat(ExitCode.worst(List.of(OK, ALREADY_DONE))).isEqualTo(ALREADY_DONE);
    }
}

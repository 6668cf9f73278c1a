package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hour of each simulated night, also where summer time begins or ends and in leap years. */
class NightClockTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20T01:30:00Z",
        "2027-03-27, 2027-03-27T01:30:00Z",
        "2027-03-28, 2027-03-28T01:30:00Z", // half past three does not exist: half past four
        "2027-03-29, 2027-03-29T00:30:00Z",
        "2027-10-31, 2027-10-31T00:30:00Z", // half past three comes twice: the first time
        "2027-11-01, 2027-11-01T01:30:00Z",
        "2028-02-29, 2028-02-29T01:30:00Z"
    })
    void standsAtOneMomentOfEachDay(LocalDate day, String moment) {
        NightClock clock = new NightClock(LocalDate.of(2026, 1, 1));
        clock.go(day);
        assertThat(clock.instant()).hasToString(moment);
        assertThat(LocalDate.now(clock)).isEqualTo(day);
    }
}

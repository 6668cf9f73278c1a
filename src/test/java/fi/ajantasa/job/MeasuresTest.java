package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The measures a definition states: permits, limits and numbers of rows. */
class MeasuresTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2028, 12, 31);
    private static final Permit PERMIT = new Permit("P-1", LAST_DAY);

    @Test
    void permitHoldsThroughItsLastDay() { // F102
        assertThat(PERMIT.expired(LAST_DAY)).isFalse();
        assertThat(PERMIT.expired(LAST_DAY.plusDays(1))).isTrue();
    }

    @Test
    void permitWarnsSixtyDaysAhead() { // F102
        assertThat(PERMIT.endsSoon(LAST_DAY.minusDays(61))).isFalse();
        assertThat(PERMIT.endsSoon(LAST_DAY.minusDays(60))).isTrue();
        assertThat(PERMIT.endsSoon(LAST_DAY)).isTrue();
        assertThat(PERMIT.endsSoon(LAST_DAY.plusDays(1))).isFalse();
        assertThat(PERMIT.daysLeft(LAST_DAY.minusDays(7))).isEqualTo(7);
    }

    @Test
    void permitIsWarnedOfOnFewNights() { // F102
        assertThat(LAST_DAY.minusDays(70)
                        .datesUntil(LAST_DAY.plusDays(3))
                        .filter(PERMIT::isWarned)
                        .map(PERMIT::daysLeft))
                .containsExactly(60L, 30L, 7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L);
    }

    @Test
    void limitIsAShareButNeverBelowItsFloor() { // F65
        assertThat(new Limit(new Share(0.05), 10).of(2000)).isEqualTo(100);
        assertThat(new Limit(new Share(0.05), 10).of(20)).isEqualTo(10);
        assertThat(new Limit(new Share(0), 0).of(1_000_000)).isZero();
    }

    @Test
    void shareIsWrittenWithAPercentSign() { // F70
        assertThat(Vocabulary.share("0.1 %")).isEqualTo(new Share(0.001));
        assertThat(Vocabulary.share("100%")).isEqualTo(new Share(1));
    }
}

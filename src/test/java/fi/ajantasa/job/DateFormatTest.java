package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateFormatTest {
    private static final LocalDate NEAR = LocalDate.of(2026, 11, 20);

    @Test
    void takesAYearOfTwoDigitsForTheNearestOne() {
        DateFormat format = DateFormat.of("uuMMdd");
        assertThat(format.day("261120", NEAR)).isEqualTo("2026-11-20");
        assertThat(format.day("991231", NEAR)).isEqualTo("1999-12-31");
        assertThat(format.day("270101", NEAR)).isEqualTo("2027-01-01");
        assertThat(format.day("000101", LocalDate.of(2099, 12, 31))).isEqualTo("2100-01-01");
    }

    @Test
    void takesALongYearAsItStands() {
        assertThat(DateFormat.of("ddMMuuuu").day("31121999", LocalDate.of(2099, 1, 1)))
                .isEqualTo("1999-12-31");
    }
}

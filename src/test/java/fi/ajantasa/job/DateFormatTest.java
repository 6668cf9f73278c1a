package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A year of weeks is another one around New Year, and a date without a day is none (D21, F117). */
    @ParameterizedTest
    @ValueSource(strings = {"YYYY-MM-dd", "ddMMYYYY", "uuuu-MM", "dd.MM.", "yyyyMMdd"})
    void refusesAPatternThatTellsNoDay_D21(String pattern) {
        assertThatThrownBy(() -> DateFormat.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261229", "20261231", "20270101", "20270103"})
    void readsTheDaysAroundNewYearAsTheyStand_D21(String day) {
        assertThat(DateFormat.of("uuuuMMdd").day(day, NEAR).toString().replace("-", ""))
                .isEqualTo(day);
    }

    @Test
    void takesALongYearAsItStands() {
        assertThat(DateFormat.of("ddMMuuuu").day("31121999", LocalDate.of(2099, 1, 1)))
                .isEqualTo("1999-12-31");
    }
}

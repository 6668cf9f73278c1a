package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartialDateTest {

    @Test
    void spansWhatItLeavesOpen() {
        assertThat(PartialDate.parse("1965").earliest()).isEqualTo(LocalDate.of(1965, 1, 1));
        assertThat(PartialDate.parse("1965").latest()).isEqualTo(LocalDate.of(1965, 12, 31));
        assertThat(PartialDate.parse("1964-02").latest()).isEqualTo(LocalDate.of(1964, 2, 29));
    }

    @Test
    void comesBackFromItsText() {
        for (LocalDate day = LocalDate.of(1799, 1, 1); day.getYear() < 2101; day = day.plusDays(1)) {
            assertThat(PartialDate.of(day)).hasToString(day.toString());
            assertThat(PartialDate.parse(day.toString())).isEqualTo(PartialDate.of(day));
        }
        assertThat(PartialDate.parse("1965-11")).hasToString("1965-11");
        assertThat(PartialDate.parse("0965")).hasToString("0965");
    }

    @Test
    void ordersByTheDayItBeginsAndTheVaguerFirst() {
        assertThat(Stream.of("1965-11-02", "1965-11", "1966", "1965", "1965-11-01")
                        .map(PartialDate::parse)
                        .sorted()
                        .map(PartialDate::toString))
                .containsExactly("1965", "1965-11", "1965-11-01", "1965-11-02", "1966");
    }

    @Test
    void isNeverMadeOfADayThatDoesNotExist() {
        assertThatThrownBy(() -> new PartialDate(2026, 2, 29)).hasMessage("no-such-date");
        assertThatThrownBy(() -> new PartialDate(2026, 0, 3)).hasMessage("no-such-date");
        assertThatThrownBy(() -> PartialDate.parse("00000000")).hasMessage("not-a-date");
    }
}

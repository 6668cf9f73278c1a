package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CentsTest {
    @Test
    void readsEurosAndCents() {
        assertThat(Cents.readEuros("4900.00")).hasValue(490_000);
        assertThat(Cents.readEuros("0.1")).hasValue(10);
        assertThat(Cents.readEuros("12")).hasValue(1200);
        assertThat(Cents.readCents("0000012500")).hasValue(12_500);
    }

    @Test
    void refusesWhatItWouldHaveToGuess() {
        assertThat(Stream.of("", "1,50", "1.234", "-1.00", "1e3", "1 000", ".50")
                        .map(Cents::readEuros))
                .allMatch(it -> it.isEmpty());
        assertThat(Stream.of("", "-5", "1.5", "12 ").map(Cents::readCents)).allMatch(it -> it.isEmpty());
    }

    @Test
    void writesEurosWithTwoDecimals() {
        assertThat(Stream.of(490_000L, 5L, 0L, -12_500L, -5L).map(it -> new Cents(it).euros()))
                .containsExactly("4900.00", "0.05", "0.00", "-125.00", "-0.05");
    }
}

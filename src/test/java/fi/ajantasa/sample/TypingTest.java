package fi.ajantasa.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypingTest {
    private static final int TRIES = 500;

    @Test
    void aSlipNeverLeavesTheWordAsItWas() {
        for (String word : List.of("A", "Åå", "Virtanen", "Öö", "Ahonen-Laine", "Maria Helena", "Zz")) {
            for (int nth = 0; nth < TRIES; nth++) {
                assertThat(Typing.slip(word, dice(nth))).isNotEqualTo(word).isNotEmpty();
            }
        }
    }

    @Test
    void changesOneDigitAndNothingElse() {
        for (int nth = 0; nth < TRIES; nth++) {
            String changed = Typing.digit("12a-14", dice(nth));

            assertThat(changed).isNotEqualTo("12a-14").matches("\\d\\da-\\d\\d");
        }
    }

    @Test
    void losesAccentsOnly() {
        assertThat(Typing.withoutAccents("Mäkelä Åsa Öhman")).isEqualTo("Makela Asa Ohman");
    }

    private static Dice dice(int nth) {
        return Dice.of(1, Dice.Aspect.MISTAKE, nth);
    }
}

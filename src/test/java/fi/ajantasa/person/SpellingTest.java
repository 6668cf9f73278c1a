package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpellingTest {

    /** F34: the register's plain twin of a name has lost what Latin-1 lacks; that is no change. */
    @Test
    void callsWhatVanishesInLatinOneAVariant() {
        assertThat(Spelling.sameBut("Šolin", "SOLIN")).isTrue();
        assertThat(Spelling.sameBut("Đorđe", "Dorde")).isTrue();
        assertThat(Spelling.sameBut("Guðrún", "Gudrún")).isTrue();
    }

    @Test
    void neverTakesAnUmlautForItsPlainLetter() {
        assertThat(Spelling.sameBut("Mäki", "Maki")).isFalse();
        assertThat(Spelling.sameBut("Löf", "Lof")).isFalse();
        assertThat(Spelling.sameBut("Åberg", "Aberg")).isFalse();
    }

    @Test
    void cleansACleanTextToItself() {
        Random random = new Random(6);
        String letters = "aäÅö šŠ  é\u0308-'\u00a0\t";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j > 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String clean = Spelling.clean(text.toString());
            assertThat(Spelling.clean(clean)).isEqualTo(clean);
            assertThat(Spelling.sameBut(text.toString(), clean)).isTrue();
        }
    }
}

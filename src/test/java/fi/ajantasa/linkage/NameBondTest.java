package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much names hang together. */
class NameBondTest {
    private static final int PERSONS = 4000;

    @Test
    void isNoneWhereNamesAreDrawnIndependently() {
        assertThat(bond(false)).isCloseTo(1, within(0.1));
    }

    @Test
    void isStrongWhereEachLanguageHasNamesOfItsOwn() {
        assertThat(bond(true)).isBetween(1.5, 2.2);
    }

    private static double bond(boolean languages) {
        Random random = new Random(7);
        People people = new People();
        for (int i = 0; i < PERSONS; i++) {
            int language = random.nextInt(2);
            int other = languages ? language : random.nextInt(2);
            people.add(
                    i,
                    new PersonTexts(
                            Map.of(
                                    Kind.SURNAME, name("Suku", language, random),
                                    Kind.GIVEN_NAMES, name("Etu", other, random)),
                            List.of(),
                            List.of()));
        }
        return new NameTexts(people.texts.names, people.records, people.records, false).bond;
    }

    private static String name(String beginning, int language, Random random) {
        return beginning + (char) ('a' + language) + (char) ('a' + random.nextInt(20));
    }
}

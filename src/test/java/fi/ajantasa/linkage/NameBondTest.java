package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much names hang together. */
class NameBondTest {
    private static final int PERSONS = 4000;

    @Test
    void isNoneWhereNamesAreDrawnIndependently() {
        assertThat(chance(false, 0)).isBetween(1 / 40.0, 2 / 40.0);
    }

    @Test
    void isStrongWhereEachLanguageHasNamesOfItsOwn() {
        assertThat(chance(true, 0)).isBetween(1 / 25.0, 1 / 14.0);
    }

    /** A pair of names that nobody else has is no rarer than its given name: the left may be small. */
    @Test
    void isNeverBelowTheShareOfTheGivenName() {
        assertThat(chance(true, 1)).isEqualTo(1 / 40.0);
    }

    /** The chance for somebody of a surname of language 0 and a given name of this language that one in forty has. */
    private static double chance(boolean languages, int givenLanguage) {
        Random random = new Random(7);
        People people = new People();
        for (int i = 0; i < PERSONS; i++) {
            int language = random.nextInt(2);
            int other = languages ? language : random.nextInt(2);
            add(people, i, name("Suku", language, random), name("Etu", other, random));
        }
        add(people, PERSONS, "Sukuaa", "Etu" + (char) ('a' + givenLanguage) + "a");
        NameTexts names = new NameTexts(people.texts.names, people.records, people.records, false);
        return Objects.requireNonNull(names.bond)
                .chance(people.records.surname(PERSONS), people.records.given(PERSONS, 0), 1 / 40.0);
    }

    private static void add(People people, int id, String surname, String given) {
        people.add(id, new PersonTexts(Map.of(Kind.SURNAME, surname, Kind.GIVEN_NAMES, given), List.of(), List.of()));
    }

    private static String name(String beginning, int language, Random random) {
        return beginning + (char) ('a' + language) + (char) ('a' + random.nextInt(20));
    }
}

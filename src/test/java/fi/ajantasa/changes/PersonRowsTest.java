package fi.ajantasa.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of one person several times on one day; D13, F113. */
class PersonRowsTest {
    private final PersonRows person = new PersonRows();

    private static Row row(String group, String attribute, String... cells) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("hetu", "010190-900P", "muutospv", "2026-11-21"));
        all.put("muutosattribuutti", attribute);
        for (int i = 0; i < cells.length; i += 2) {
            all.put(cells[i], cells[i + 1]);
        }
        return new Row(group, group.equals("TURVAKIELTO") || group.equals("HENKILON_NIMI"), false, all);
    }

    @Test
    void countsTheLaterWordOfADay() {
        Row off = row("TURVAKIELTO", "MUUTETTU", "turvakielto", "0");
        person.add(List.of(row("TURVAKIELTO", "LISATTY", "turvakielto", "1")));
        person.add(List.of(off));
        assertThat(person.rows()).containsExactly(off);
        assertThat(person.repair()).isFalse();
    }

    @Test
    void countsBothWordsOfTwoDaysOrTwoMatters() {
        Row family = row("HENKILON_NIMI", "MUUTETTU", "nimilaji", "NYKYINEN_SUKUNIMI", "nimi", "Aalto");
        Row given = row("HENKILON_NIMI", "MUUTETTU", "nimilaji", "NYKYINEN_ETUNIMI", "nimi", "Oili");
        Row nextDay = row("HENKILON_NIMI", "MUUTETTU", "nimilaji", "NYKYINEN_SUKUNIMI", "muutospv", "2026-11-22");
        person.add(List.of(family));
        person.add(List.of(given));
        person.add(List.of(nextDay));
        assertThat(person.rows()).containsExactly(family, given, nextDay);
        assertThat(person.repair()).isFalse();
    }

    @Test
    void asksForBaseDataWhereRowsCannotTellTheOrder() {
        person.add(List.of(row("VAKINAINEN_KOTIMAINEN_OSOITE", "LISATTY", "katunimi_fi", "Kivirinne")));
        person.add(List.of(row("VAKINAINEN_KOTIMAINEN_OSOITE", "POISTETTU", "katunimi_fi", "Kivirinne")));
        assertThat(person.rows()).hasSize(2);
        assertThat(person.repair()).isTrue();
    }

    @Test
    void takesAChangeOfTheDayOfBaseDataAfterIt() {
        Row base = row("TURVAKIELTO", "", "turvakielto", "1");
        Row change = row("TURVAKIELTO", "MUUTETTU", "turvakielto", "0");
        person.add(List.of(base));
        person.add(List.of(change));
        assertThat(person.rows()).containsExactly(base, change);
        assertThat(person.rows().toString()).doesNotContain("010190");
        assertThat(person.repair()).isFalse();
    }

    @Test
    void saysOnceWhatIsToldTwiceInTheSameWords() {
        Row address = row("VAKINAINEN_KOTIMAINEN_OSOITE", "LISATTY", "katunimi_fi", "Kivirinne");
        person.add(List.of(address));
        person.add(List.of(address, row("VAKINAINEN_KOTIMAINEN_OSOITE", "LISATIETO", "katunimi_fi", "Muu")));
        assertThat(person.rows()).hasSize(2).startsWith(address);
        assertThat(person.repair()).isFalse();
    }
}

package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HetuTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void keepsTwoPeopleApartWhoDifferInTheCenturySignOnly() {
        Hetu dash = new Hetu("020285-9073");
        Hetu letter = new Hetu("020285Y9073");

        assertThat(dash).isNotEqualTo(letter);
        assertThat(dash.packed()).isNotEqualTo(letter.packed());
        assertThat(dash.birthDate()).isEqualTo(letter.birthDate());
    }

    @Test
    void tellsTheBirthDateOfEveryCentury() {
        assertThat(new Hetu("311299+902A").birthDate()).isEqualTo(LocalDate.of(1899, 12, 31));
        assertThat(new Hetu("010190-900P").birthDate()).isEqualTo(LocalDate.of(1990, 1, 1));
        assertThat(new Hetu("290200A901C").birthDate()).isEqualTo(LocalDate.of(2000, 2, 29));
    }

    @Test
    void refusesWithTheReasonAndWithoutTheCode() {
        assertThatThrownBy(() -> new Hetu("010190-900Q")).hasMessage("check-character-wrong");
    }

    @Test
    void isMaskedWhenPrinted() {
        assertThat(new Hetu("010190-900P")).hasToString("hetu:•••");
    }

    /** F41: a code is refused until the day of birth has come. */
    @Test
    void acceptsAPersonFromTheDayOfBirthOn() {
        LocalDate birth = LocalDate.of(2026, 12, 24);

        assertThat(Hetu.problem("241226A9063", birth.minusDays(1), true)).contains("born-in-future");
        assertThat(Hetu.problem("241226A9063", birth, true)).isEmpty();
    }

    /** F25 and F79: the artificial series is refused unless the passport allows it. */
    @Test
    void refusesTheArtificialSeriesUnlessAllowed() {
        assertThat(Hetu.problem("010190-900P", TODAY, false)).contains("artificial-code");
        assertThat(Hetu.problem("010190-900P", TODAY, true)).isEmpty();
        assertThat(new Hetu("010190-900P").artificial()).isTrue();
    }

    @Test
    void comesBackWholeFromItsPackedForm() {
        SampleHetus hetus = new SampleHetus(1);
        for (int i = 0; i < 20_000; i++) {
            String code = hetus.next();
            byte[] row = ("x;" + code + ";y").getBytes(StandardCharsets.UTF_8);
            assertThat(Hetu.unpack(HetuBytes.pack(row, 2, 11)).code()).isEqualTo(code);
        }
    }

    @Test
    void refusesEveryOtherCheckCharacter() {
        SampleHetus hetus = new SampleHetus(2);
        for (int i = 0; i < 500; i++) {
            String code = hetus.next();
            for (char c = ' '; c <= '~'; c++) {
                Optional<String> problem = Hetu.problem(code.substring(0, 10) + c, TODAY, true);
                assertThat(problem.isEmpty()).isEqualTo(c == code.charAt(10));
            }
        }
    }

    /** D33: a birth date must stand in the calendar of its own century. */
    @Test
    void acceptsExactlyTheDaysThatTheCalendarHas() {
        for (int day = 0; day < 33; day++) {
            for (int month = 0; month < 14; month++) {
                for (int year = 0; year < 100; year++) {
                    assertOnlyRealDays(day, month, year, '+', 1800);
                    assertOnlyRealDays(day, month, year, 'W', 1900);
                    assertOnlyRealDays(day, month, year, 'D', 2000);
                }
            }
        }
    }

    private static void assertOnlyRealDays(int day, int month, int year, char sign, int century) {
        String date = String.format("%02d%02d%02d", day, month, year);
        String code = date + sign + "955" + SampleHetus.check(date + "955");
        boolean inYear = month >= 1 && month <= 12 && day >= 1;
        boolean exists = inYear && day <= YearMonth.of(century + year, month).lengthOfMonth();
        assertThat(Hetu.problem(code, LocalDate.of(2100, 1, 1), true))
                .isEqualTo(exists ? Optional.empty() : Optional.of("no-such-date"));
    }

    @Test
    void givesTheDigitsForTheKeySumAlsoOfAWrongCode() {
        byte[] wrong = "310290-9051".getBytes(StandardCharsets.UTF_8);

        assertThat(HetuBytes.digits(wrong, 0, 11)).isEqualTo(310290905L);
        assertThat(HetuBytes.digits(wrong, 0, 10)).isEqualTo(-1);
        assertThat(HetuBytes.digits("31o290-9051".getBytes(StandardCharsets.UTF_8), 0, 11))
                .isEqualTo(-1);
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(4);
        byte[] bytes = new byte[11];
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(bytes);
            long packed = HetuBytes.pack(bytes, 0, 11);
            assertThat(packed < 0 ? HetuBytes.reason(packed) : "sound").isNotEmpty();
        }
    }
}

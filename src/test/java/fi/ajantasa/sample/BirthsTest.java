package fi.ajantasa.sample;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.Hetu;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BirthsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Households HOUSEHOLDS = new Households(7);
    private static final Births BIRTHS = new Births(7, TODAY.getYear(), HOUSEHOLDS);

    @Test
    void makesTheOfficialExampleOfTheArtificialSeries() {
        assertThat(ArtificialHetu.of(LocalDate.of(1990, 1, 1), '-', 900)).isEqualTo("010190-900P");
    }

    @Test
    void givesTwoHundredThousandPeopleSoundCodesOfTheirOwn() {
        Set<String> seen = new HashSet<>();
        for (int person = 0; person < 200_000; person++) {
            String hetu = BIRTHS.of(person).hetu();
            assertThat(Hetu.problem(hetu, TODAY, true)).isEmpty();
            assertThat(new Hetu(hetu).artificial()).isTrue();
            assertThat(seen.add(hetu)).isTrue();
        }
    }

    @Test
    void tellsThePeopleOfTheLargestPopulationApart() {
        Set<String> seen = new HashSet<>();
        int step = 28 * Households.BLOCK - 1;
        for (int person = 0; person < Births.LARGEST_POPULATION; person += step) {
            assertThat(seen.add(BIRTHS.of(person).hetu())).isTrue();
        }
        int end = Births.LARGEST_POPULATION;
        IntStream.range(end - 50_000, end).filter(person -> person % step != 0).forEach(person -> assertThat(
                        seen.add(BIRTHS.of(person).hetu()))
                .isTrue());
    }

    @Test
    void leavesTheAwkwardDayToTheAwkwardCases() {
        assertThat(IntStream.range(0, 20_000).mapToObj(BIRTHS::of).map(Birth::date))
                .noneMatch(day ->
                        day.getMonthValue() == Births.AWKWARD_MONTH && day.getDayOfMonth() == Births.AWKWARD_DAY);
    }

    @Test
    void bearsTwinsOnOneDayWithNeighbouringNumbers() {
        int[] twins =
                IntStream.range(0, 20_000).filter(HOUSEHOLDS::isSecondTwin).toArray();

        assertThat(twins).isNotEmpty();
        for (int second : twins) {
            Birth one = BIRTHS.of(second - 1);
            Birth other = BIRTHS.of(second);
            assertThat(other.date()).isEqualTo(one.date());
            assertThat(Math.floorMod(other.number() - one.number(), 100)).isEqualTo(1);
            assertThat(HOUSEHOLDS.household(second)).isEqualTo(HOUSEHOLDS.household(second - 1));
        }
    }

    @Test
    void makesParentsOldEnough() {
        IntStream.range(0, 20_000).filter(HOUSEHOLDS::isChild).forEach(child -> assertThat(
                        BIRTHS.of(HOUSEHOLDS.head(child)).date().getYear())
                .isLessThanOrEqualTo(BIRTHS.of(child).date().getYear() - 20));
    }
}

package fi.ajantasa.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
    private static Permutation order(int size) {
        return new Permutation(size, Dice.of(3, Dice.Aspect.ORDER, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 1024, 1025, 99_991})
    void namesEveryNumberOnce(int size) {
        assertThat(IntStream.range(0, size).map(order(size)::at).distinct().count())
                .isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 1025})
    void findsThePositionOfWhatItNamed(int size) {
        assertThat(IntStream.range(0, size))
                .allMatch(i -> order(size).positionOf(order(size).at(i)) == i);
    }

    @Test
    void leavesLittleAtItsPlace() {
        assertThat(IntStream.range(0, 10_000)
                        .filter(i -> order(10_000).at(i) == i)
                        .count())
                .isLessThan(20);
    }
}

package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ThreeLinesTest {
    @Test
    void areThreeLines() {
        ThreeLines lines = new ThreeLines(
                "HELD population R-20261122-03 check: 412 address removals, limit 40.",
                "Applied: 9 protection orders. Not applied: 412 removals.",
                "ajantasa plan diff R-20261122-03 --by attribute");
        assertThat(lines.text().lines())
                .hasSize(3)
                .last()
                .isEqualTo("Next: ajantasa plan diff R-20261122-03 --by attribute");
    }

    @Test
    void refusesAFourthLineOrAnEmptyOne() {
        assertThatThrownBy(() -> new ThreeLines("a\nb", "c", "d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ThreeLines("a", " ", "d")).isInstanceOf(IllegalArgumentException.class);
    }
}

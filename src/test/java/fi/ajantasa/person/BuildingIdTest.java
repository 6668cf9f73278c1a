package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildingIdTest {

    @Test
    void fitsItsCheckCharacter() {
        assertThat(BuildingId.isSound("9000001009")).isTrue();
        assertThat(BuildingId.isSound("900000333T")).isTrue();
        assertThat(BuildingId.isSound("9000001004")).isFalse();
        assertThat(BuildingId.isSound("900000333")).isFalse();
        assertThat(BuildingId.isSound("9000x0333T")).isFalse();
    }
}

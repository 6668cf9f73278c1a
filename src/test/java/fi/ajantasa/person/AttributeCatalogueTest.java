package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributeCatalogueTest {

    private static final AttributeCatalogue BUILT_IN = AttributeCatalogue.builtIn();

    private static Attribute aDate(String name) {
        return new Attribute(
                name,
                ValueKind.DATE,
                Category.OTHER,
                Set.of("billing"),
                Sensitivity.ORDINARY,
                Period.ofYears(2),
                Effect.NONE);
    }

    @Test
    void takesAttributesOfJobFiles() {
        Attribute studentUntil = aDate("student-until");

        assertThat(BUILT_IN.find("student-until")).isEmpty();
        assertThat(BUILT_IN.with(List.of(studentUntil)).require("student-until"))
                .isEqualTo(studentUntil);
    }

    @Test
    void refusesAnAttributeDeclaredTwiceDifferently() {
        assertThatThrownBy(() -> BUILT_IN.with(List.of(aDate("hetu")))).hasMessageContaining("hetu");
    }

    /** Credit data has no purpose outside the credit process, and nobody can declare one. */
    @Test
    void keepsCreditInTheCreditProcess() {
        assertThat(BUILT_IN.list().stream().filter(Attribute::isCredit))
                .hasSize(6)
                .allSatisfy(it -> assertThat(it.purposes()).containsOnly("credit", "collection"));
        for (Set<String> purposes : List.of(Set.of("credit", "marketing"), Set.of("billing"), Set.<String>of())) {
            assertThatThrownBy(() -> new Attribute(
                            "credit-score",
                            ValueKind.TEXT,
                            Category.CREDIT,
                            purposes,
                            Sensitivity.ORDINARY,
                            Period.ofYears(1),
                            Effect.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** What somebody pays and uses serves billing and customer care, and nobody can declare that it serves marketing. */
    @Test
    void keepsPaymentsAndConsumptionFromMarketing() {
        List<Attribute> collecting =
                BUILT_IN.list().stream().filter(it -> it.kind().collects()).toList();
        assertThat(collecting)
                .extracting(Attribute::name)
                .containsExactly("payment-reference", "payments", "metering-points", "consumption");
        assertThat(collecting)
                .allSatisfy(it -> assertThat(it.purposes()).containsExactlyInAnyOrder("billing", "customer-care"));
        assertThatThrownBy(() -> new Attribute(
                        "habits",
                        ValueKind.CONSUMPTION,
                        Category.CONTRACT,
                        Set.of("billing", "marketing"),
                        Sensitivity.ORDINARY,
                        Period.ofYears(1),
                        Effect.NONE))
                .hasMessageContaining(Attribute.NEVER_MARKETING);
    }

    @Test
    void namesTheAttributeItDoesNotKnow() {
        assertThatThrownBy(() -> BUILT_IN.require("shoe-size")).hasMessageContaining("shoe-size");
    }

    @Test
    void hidesEveryAddressButTheContactAddressUnderAProtectionOrder() {
        assertThat(BUILT_IN.list().stream()
                        .filter(attribute -> attribute.category() == Category.ADDRESS)
                        .filter(attribute -> attribute.sensitivity() != Sensitivity.PROTECTED)
                        .map(Attribute::name))
                .containsExactly("contact-address");
        assertThat(BUILT_IN.require("metering-point").sensitivity()).isEqualTo(Sensitivity.PROTECTED);
    }

    @Test
    void knowsWhatEveryFlagDoesToPrivacy() {
        assertThat(BUILT_IN.list()).allSatisfy(attribute -> assertThat(attribute.kind() == ValueKind.FLAG)
                .isEqualTo(attribute.effect() != Effect.NONE));
    }

    @Test
    void tellsWhatAChangeDoesToPrivacy() {
        Attribute ban = BUILT_IN.require("protection-order");
        Attribute consent = BUILT_IN.require("consent-sms");

        assertThat(ban.direction(null, "1")).isEqualTo(Direction.RAISES);
        assertThat(ban.direction("1", "0")).isEqualTo(Direction.LOWERS);
        assertThat(ban.direction("1", null)).isEqualTo(Direction.LOWERS);
        assertThat(ban.direction(null, "0")).isEqualTo(Direction.NEUTRAL);
        assertThat(consent.direction("0", "1")).isEqualTo(Direction.LOWERS);
        assertThat(consent.direction("1", "0")).isEqualTo(Direction.RAISES);
        assertThat(BUILT_IN.require("family-name").direction("A", "B")).isEqualTo(Direction.NEUTRAL);
    }
}

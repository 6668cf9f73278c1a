package fi.ajantasa.credit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.CreditPurpose;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F103: there is no query without a purpose that lives. */
class LivePurposeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Set<CreditPurpose> ALL = EnumSet.allOf(CreditPurpose.class);

    @Test
    void livesThroughItsLastDay() {
        assertThat(LivePurpose.find(CreditPurpose.CREDIT_GRANT, TODAY, ALL, TODAY))
                .isPresent();
        assertThat(LivePurpose.find(CreditPurpose.CREDIT_GRANT, TODAY.minusDays(1), ALL, TODAY))
                .isEmpty();
    }

    @Test
    void needsThePassport() {
        Set<CreditPurpose> others = EnumSet.of(CreditPurpose.CREDIT_MONITOR, CreditPurpose.COLLECTION_PLAN);
        assertThat(LivePurpose.find(CreditPurpose.CREDIT_GRANT, TODAY, others, TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CREDIT_GRANT", "CREDIT_MONITOR", "COLLECTION_PLAN"},
            mode = EnumSource.Mode.EXCLUDE)
    void isNeverOneThatIsNotOpenToUs(CreditPurpose shut) {
        assertThat(LivePurpose.find(shut, TODAY, ALL, TODAY)).isEmpty();
    }

    @Test
    void knowsNoMarketing() {
        assertThat(CreditPurpose.words()).noneMatch(word -> word.contains("marketing"));
        assertThat(CreditPurpose.find("marketing")).isEmpty();
    }
}

package fi.ajantasa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.MarketingRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTextsTest {
    private static final Jobs SHIPPED = ContactHome.shipped();

    @Test
    void saysEveryReasonInBothLanguages() {
        assertThat(ReasonTexts.finnish().all().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(ReasonTexts.english().all().stringPropertyNames())
                .containsAll(SHIPPED.decisions().contact().order());
    }

    /** A reason that no place is given to would still count, but last. */
    @Test
    void givesEveryReasonOfMarketingItsPlace() {
        List<String> order = SHIPPED.decisions().contact().order();
        assertThat(SHIPPED.decisions().marketing().stream().map(MarketingRule::reason))
                .isSubsetOf(order);
    }

    @Test
    void tellsAReasonThatOnlyADefinitionKnowsByItsWord() {
        assertThat(ReasonTexts.finnish().of("kept-a-secret")).isEqualTo("kept-a-secret");
    }
}

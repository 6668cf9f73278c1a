package fi.ajantasa.decide;

import static fi.ajantasa.decide.Says.added;
import static fi.ajantasa.decide.Says.removed;
import static fi.ajantasa.decide.Says.state;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A delivery raised privacy, which was applied at once, and was refused by a person afterwards: its facts are void. */
class RefusedDeliveryTest {
    private final Story story = new Story();

    @BeforeEach
    void aDeathAndABanOfARefusedDelivery() {
        story.night("population", "2026-11-01", state("deceased", "0", "direct-marketing-ban", "0"));
        story.night(
                "population",
                "2026-11-02",
                added("deceased", "1", "death-date", "2026-10-30", "direct-marketing-ban", "1"));
        story.facts().removeIf(fact -> fact.origin().extract() == 2);
    }

    @Test
    void whatItRaisedStaysWhileNobodySpeaksOfIt() {
        story.due("2026-11-03");
        story.night("population", "2026-11-04", added("family-name", "Virtanen"));
        story.night("customers", "2026-11-05", state("language", "fi"));

        assertThat(story.held())
                .containsEntry("deceased", "1")
                .containsEntry("death-date", "2026-10-30")
                .containsEntry("direct-marketing-ban", "1");
        assertThat(story.restrictions()).containsExactly("deceased", "direct-marketing-ban");
    }

    @Test
    void whatItRaisedGoesWhenTheRegisterSpeaksOfItAgain() {
        story.night("population", "2026-11-04", state("deceased", "0", "direct-marketing-ban", "1"));

        assertThat(story.held()).containsEntry("deceased", "0").doesNotContainKey("death-date");
        assertThat(story.restrictions()).containsExactly("direct-marketing-ban");
    }

    @Test
    void whatItRaisedGoesWhenTheRegisterTakesItBack() {
        story.night("population", "2026-11-04", removed("direct-marketing-ban", "1"));

        assertThat(story.held()).containsEntry("deceased", "1").containsEntry("direct-marketing-ban", "0");
    }
}

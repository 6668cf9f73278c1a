package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.Direction;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How entries of preference lists begin, run out, drop off and are renewed (preference register reference, 2). */
class PreferenceListTest {
    private static final String FLAG = "on-phone-preference-list";
    private static final String NUMBER = "+358401234567";
    private static final String OTHER = "+358421234567";

    private final Story story = new Story(ShippedJobs.JOBS);

    @BeforeEach
    void aCustomerObjectedThemselves() {
        story.night("customers", "2026-11-01", Says.state("objection-phone", "1"));
    }

    private static Says entry(String number, String from, @Nullable String until) {
        return Says.state().claim(FLAG, "1", from, until, null).about(number);
    }

    @Test
    void anEntryRestrictsUntilThirtyDaysAfterItsLastDay() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2023-11-20", "2026-11-19"));

        assertThat(story.restriction(FLAG).until()).isEqualTo(LocalDate.parse("2026-12-19"));
        story.due("2026-12-19");
        assertThat(story.restrictions()).contains(FLAG);
        Outcome outcome = story.due("2026-12-20");
        assertThat(story.restrictions()).containsExactly("objection-phone");
        assertThat(Story.decision(outcome, FLAG).rule()).isEqualTo(Rules.ENTRY_ENDED);
        assertThat(Story.direction(outcome, FLAG)).isEqualTo(Direction.LOWERS);
        assertThat(outcome.restrictions()).singleElement().satisfies(it -> assertThat(it.rule())
                .isEqualTo(Rules.ENTRY_ENDED));
    }

    @Test
    void theDayAnEntryIsOverIsDue() {
        Outcome outcome = story.night("preference", "2026-11-02", entry(NUMBER, "2023-11-20", "2026-11-19"));

        assertThat(outcome.due()).containsExactly(LocalDate.parse("2026-12-20"));
    }

    @Test
    void whoeverIsMissingInAFullListIsHeldForThirtyDaysAndThenLiftedByRule() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2025-11-20", null));

        Outcome gone = story.absent("preference", "2026-11-10");
        assertThat(gone.decisions()).isEmpty();
        assertThat(story.restriction(FLAG).until()).isEqualTo(LocalDate.parse("2026-12-10"));
        story.due("2026-12-10");
        assertThat(story.restrictions()).contains(FLAG);

        Outcome outcome = story.due("2026-12-11");
        assertThat(Story.decision(outcome, FLAG).rule()).isEqualTo(Rules.LEFT_THE_LIST);
        assertThat(Story.direction(outcome, FLAG)).isEqualTo(Direction.LOWERS);
        assertThat(story.restrictions())
                .as("an own objection never goes by a list")
                .containsExactly("objection-phone");
    }

    @Test
    void whoeverIsListedAgainMeanwhileStays() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2025-11-20", null));
        story.absent("preference", "2026-11-10");

        story.night("preference", "2026-11-20", entry(NUMBER, "2025-11-20", null));

        assertThat(story.restriction(FLAG).until()).isNull();
        story.due("2027-06-01");
        assertThat(story.restrictions()).contains(FLAG);
    }

    @Test
    void anEntryTakenOffByAChangeIsHeldAsLong() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2025-11-20", null));

        story.night("preference", "2026-11-10", Says.removed(FLAG, "1").about(NUMBER));

        assertThat(story.restriction(FLAG).until()).isEqualTo(LocalDate.parse("2026-12-10"));
        Outcome outcome = story.due("2026-12-11");
        assertThat(Story.decision(outcome, FLAG).rule()).isEqualTo(Rules.LEFT_THE_LIST);
    }

    /** The row names the entry by its first day, which is not the day it was taken off. */
    @Test
    void anEntryTakenOffWithItsFirstDayIsHeldAsLong() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2023-11-20", null));

        Says takenOff = Says.removed().claim(FLAG, "1", "2023-11-20", null, null);
        story.night("preference", "2026-11-10", takenOff.about(NUMBER));

        assertThat(story.restriction(FLAG).until()).isEqualTo(LocalDate.parse("2026-12-10"));
    }

    @Test
    void anEntryTakenOffLeavesTheEntryOfTheOtherNumberAlone() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2025-11-20", null), entry(OTHER, "2024-11-20", null));

        story.night("preference", "2026-11-10", Says.removed(FLAG, "1").about(NUMBER));

        story.due("2027-02-01");
        assertThat(story.restrictions()).contains(FLAG);
    }

    @Test
    void aFullListWithOneOfTwoNumbersKeepsThatOne() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2025-11-20", null), entry(OTHER, "2024-11-20", null));
        story.night("preference", "2026-11-10", entry(NUMBER, "2025-11-20", "2026-11-30"));

        story.due("2026-12-11");
        assertThat(story.restrictions()).contains(FLAG);
        Outcome outcome = story.due("2026-12-31");
        assertThat(Story.decision(outcome, FLAG).rule()).isIn(Rules.ENTRY_ENDED, Rules.LEFT_THE_LIST);
        assertThat(story.restrictions()).doesNotContain(FLAG);
    }

    @Test
    void ofAnOldEntryAndItsRenewalTheRenewalCounts() {
        story.night(
                "preference",
                "2026-11-02",
                entry(NUMBER, "2022-11-20", "2025-11-19"),
                entry(NUMBER, "2025-11-20", "2028-11-19"));

        assertThat(story.restriction(FLAG).until()).isEqualTo(LocalDate.parse("2028-12-19"));
    }

    @Test
    void anEntryThatWasOverLongAgoRestrictsNobody() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2020-11-20", "2023-11-19"));

        assertThat(story.restrictions()).doesNotContain(FLAG);
    }

    /** F136: a list that is delivered anew re-enables nobody. */
    @Test
    void aRefreshOfAnEmptyRowLiftsNothing() {
        story.night("preference", "2026-11-02", entry(NUMBER, "2025-11-20", null));

        story.night("preference", "2026-11-03", Says.state().about(NUMBER));

        assertThat(story.restrictions()).contains(FLAG, "objection-phone");
    }

    @Test
    void aDeathOnAListRestrictsEveryChannelAndIsNoRefusal() {
        story.night("preference-post", "2026-11-02", Says.state("listed-as-deceased", "1"));

        assertThat(story.restriction("listed-as-deceased").channels())
                .isEqualTo(story.restriction("listed-as-deceased").channels() | 15);
        assertThat(story.held("deceased")).isNull();
        assertThat(story.restrictions()).doesNotContain("on-post-preference-list");
    }
}

package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attributes that collect: each record adds an entry, known by its first word. F132. */
class CollectedEntriesTest {
    private final Story story = new Story();

    private static Says paid(String entry, String day, String keptUntil) {
        return Says.state().claim("payments", entry, day, keptUntil, null);
    }

    @Test
    void collectsEntriesNewestFirst() {
        story.night(
                "population",
                "2026-11-02",
                paid("A1 2026-10-01 5.00", "2026-10-01", "2028-10-01"),
                paid("A2 2026-10-01 5.00", "2026-10-01", "2028-10-01"));
        Outcome second =
                story.night("population", "2026-11-21", paid("A3 2026-11-01 7.00", "2026-11-01", "2028-11-01"));
        assertThat(story.held("payments")).isEqualTo("A3 2026-11-01 7.00|A1 2026-10-01 5.00|A2 2026-10-01 5.00");
        assertThat(second.items()).containsOnly(Map.entry("payments", ItemOutcome.CHANGED));
    }

    @Test
    void doesNotDependOnTheOrderOfFacts() {
        story.arrive(
                "population",
                "2026-11-02",
                paid("A1 x", "2026-10-01", "2028-10-01"),
                paid("A2 x", "2026-10-03", "2028-10-03"));
        story.arrive("population", "2026-11-03", paid("A3 x", "2026-10-02", "2028-10-02"));
        List<Fact> turned = new ArrayList<>(story.facts());
        Collections.reverse(turned);
        assertThat(story.decide(turned).decisions())
                .isEqualTo(story.decide().decisions())
                .isNotEmpty();
    }

    @Test
    void takesAnEntryThatIsToldAgainForTheSame() {
        story.night("population", "2026-11-02", paid("A1 5.00", "2026-10-01", "2028-10-01"));
        Outcome again = story.night("population", "2026-11-21", paid("A1 5.00", "2026-10-01", "2028-10-01"));
        assertThat(again.decisions()).isEmpty();
        assertThat(again.rejected()).isEmpty();
        assertThat(story.held("payments")).isEqualTo("A1 5.00");
    }

    @Test
    void letsTheFirstWordOfAPaymentStand() {
        story.night("population", "2026-11-02", paid("A1 5.00", "2026-10-01", "2028-10-01"));
        Outcome other = story.night(
                "population",
                "2026-11-21",
                paid("A1 6.00", "2026-10-01", "2028-10-01"),
                paid("A2 1.00", "2026-10-01", "2028-10-01"));
        assertThat(other.rejected()).containsOnly(Map.entry(new Origin(2, 1), Rules.SAME_ID_OTHER_CONTENT));
        assertThat(story.held("payments")).isEqualTo("A1 5.00|A2 1.00");
    }

    @Test
    void replacesAMonthByALaterWord() {
        story.night("population", "2026-11-02", Says.state("consumption", "P/2026-10 5 kWh"));
        story.night("population", "2026-11-21", Says.state("consumption", "P/2026-10 6 kWh"));
        assertThat(story.held("consumption")).isEqualTo("P/2026-10 6 kWh");
    }

    @Test
    void letsEntriesGoWhenTheyAreNoLongerKept() {
        Outcome first = story.night(
                "population",
                "2026-11-02",
                paid("A1 x", "2026-10-01", "2027-01-31"),
                paid("A2 x", "2026-10-02", "2027-02-28"));
        assertThat(first.due()).as("the first day alone").containsExactly(LocalDate.of(2027, 2, 1));
        Outcome next = story.due("2027-02-01");
        assertThat(story.held("payments")).isEqualTo("A2 x");
        assertThat(next.due()).containsExactly(LocalDate.of(2027, 3, 1));
        story.due("2027-03-01");
        assertThat(story.held("payments")).isNull();
        assertThat(story.decide().decisions()).isEmpty();
    }
}

package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** F84: what undoing a run does to one customer. */
class ReverserTest {
    private final Story story = new Story();
    private List<PlanRow> rows = List.of();
    private int extract;

    /** The run that is undone below: it brings these rows. */
    private void wrong(String day, Says... says) {
        Customer before = story.customer();
        story.arrive("population", day, says);
        Outcome outcome = story.decide();
        rows = PlanRow.of(before, outcome);
        story.apply(outcome);
        extract = story.facts().get(story.facts().size() - 1).origin().extract();
    }

    private Reversal undo() {
        return undo(false, false, Map.of());
    }

    private Reversal undo(boolean protecting, boolean confirmed, Map<String, RestrictionChange> earlier) {
        Set<String> items = new TreeSet<>();
        rows.forEach(row -> {
            row.decisions().forEach(it -> items.add(it.attribute()));
            row.restrictions().forEach(it -> items.add("no-marketing-" + it.reason()));
        });
        Map<String, Restriction> standing = new HashMap<>();
        story.restrictions().forEach(it -> standing.put(it, story.restriction(it)));
        Reversal reversal = new Reverser(
                        Story.JOBS.catalogue(), Story.JOBS.decisions().marketing(), extract, protecting)
                .reverse(new Touched(
                        story.customer(), items, rows, standing, story.facts(), confirmed, earlier, Set.of()));
        if (!protecting) {
            Set<String> told = new HashSet<>(reversal.kept().keySet());
            reversal.decisions().forEach(it -> told.add(it.attribute()));
            reversal.restrictions().forEach(it -> told.add("no-marketing-" + it.reason()));
            assertThat(told).as("nothing is lost").isEqualTo(items);
        }
        return reversal;
    }

    private void undone(Reversal reversal) {
        story.apply(reversal.outcome(LocalDate.parse("2026-11-02")));
    }

    @Test
    void restoresExactlyWhatStoodBefore() {
        story.night("population", "2026-11-01", Says.state("family-name", "Virtanen"));
        Map<String, Held> before = story.customer().held();
        wrong("2026-11-02", Says.state("family-name", "Korhonen", "language", "sv"));
        Reversal reversal = undo();
        assertThat(reversal.kept()).isEmpty();
        undone(reversal);
        assertThat(story.customer().held()).isEqualTo(before);
        assertThat(Story.decision(reversal.outcome(LocalDate.EPOCH), "language").rule())
                .isEqualTo(Reverser.ROLLED_BACK);
    }

    @Test
    void keepsWhatWasChangedOrSaidAgainSince() {
        wrong("2026-11-02", Says.state("family-name", "Korhonen", "given-names", "Aino", "language", "sv"));
        story.night("population", "2026-11-03", Says.state("family-name", "Laine", "given-names", "Aino"));
        Reversal reversal = undo();
        assertThat(reversal.kept())
                .containsEntry("family-name", Reversal.CHANGED_SINCE)
                .containsEntry("given-names", Reversal.SAID_AGAIN)
                .hasSize(2);
        assertThat(reversal.decisions()).extracting(Decision::attribute).containsExactly("language");
    }

    @Test
    void keepsEverythingOfWhomALaterFullListHas() {
        wrong("2026-11-02", Says.state("family-name", "Korhonen"));
        assertThat(undo(false, true, Map.of()).kept()).containsExactly(Map.entry("family-name", Reversal.SAID_AGAIN));
    }

    @Test
    void liftsNothingThatProtects() {
        wrong(
                "2026-11-02",
                Says.state(
                        "protection-order", "1", "deceased", "1", "death-date", "2026-10-30", "family-name", "Laine"));
        Reversal reversal = undo();
        assertThat(reversal.restrictions()).isEmpty();
        assertThat(reversal.kept())
                .containsOnlyKeys(
                        "protection-order",
                        "deceased",
                        "death-date",
                        "no-marketing-deceased",
                        "no-marketing-protection-order")
                .containsEntry("death-date", Reversal.PROTECTS);
        assertThat(reversal.decisions()).extracting(Decision::attribute).containsExactly("family-name");
    }

    @Test
    void bringsNoAddressToLightUnderAnOrderThatStays() {
        story.night(
                "population",
                "2026-11-01",
                Says.state("protection-order", "0").address("permanent-address", "Vanhakatu", null, null));
        wrong("2026-11-02", Says.state("protection-order", "1"));
        assertThat(story.held("permanent-address")).isNull();
        assertThat(undo().kept()).containsEntry("permanent-address", Reversal.PROTECTS);
    }

    /** What the run had emptied is not restored for everybody to see: an order came since, or the number became secret. */
    @Test
    void bringsNothingToLightThatIsHiddenSince() {
        story.night(
                "population",
                "2026-11-01",
                Says.state("mobile-phone", "+358401234567").address("permanent-address", "Vanhakatu", null, null));
        wrong("2026-11-02", Says.state("mobile-phone", "~", "permanent-address", "~"));
        assertThat(undo().kept()).isEmpty();
        story.night("directory", "2026-11-03", Says.state("secret-number", "1"));
        assertThat(undo().kept()).containsExactly(Map.entry("mobile-phone", Reversal.HIDDEN));
        story.night("population", "2026-11-04", Says.added("protection-order", "1"));
        assertThat(undo().kept()).containsEntry("permanent-address", Reversal.HIDDEN);
    }

    @Test
    void restoresARestrictionThatTheRunLiftedAsItHadBeenSet() {
        Outcome first = story.night("population", "2026-11-01", Says.state("direct-marketing-ban", "1"));
        Restriction before = story.restriction("direct-marketing-ban");
        wrong("2026-11-02", Says.state("direct-marketing-ban", "0"));
        assertThat(story.restrictions()).isEmpty();
        Reversal reversal = undo(
                false,
                false,
                Map.of("direct-marketing-ban", first.restrictions().get(0)));
        undone(reversal);
        Restriction after = story.restriction("direct-marketing-ban");
        assertThat(after.channels()).isEqualTo(before.channels());
        assertThat(after.origin()).isEqualTo(before.origin());
        assertThat(story.held("direct-marketing-ban")).isEqualTo("1");
    }

    @Test
    void takesBackWhatProtectsOnlyWhenThatIsAskedFor() {
        wrong("2026-11-02", Says.state("direct-marketing-ban", "1", "family-name", "Laine"));
        Reversal reversal = undo(true, false, Map.of());
        assertThat(reversal.kept()).isEmpty();
        undone(reversal);
        assertThat(story.restrictions()).isEmpty();
        assertThat(story.held("direct-marketing-ban")).isNull();
        assertThat(story.held("family-name")).isEqualTo("Laine");
    }

    @Test
    void takesBackNothingThatAnotherDeliverySaysAsWell() {
        wrong("2026-11-02", Says.state("direct-marketing-ban", "1"));
        story.arrive("directory", "2026-11-03", Says.state("direct-marketing-ban", "1"));
        assertThat(undo(true, false, Map.of()).kept()).hasSize(2).containsKey("no-marketing-direct-marketing-ban");
    }
}

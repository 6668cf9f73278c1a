package fi.ajantasa.decide;

import static fi.ajantasa.decide.Says.added;
import static fi.ajantasa.decide.Says.changed;
import static fi.ajantasa.decide.Says.context;
import static fi.ajantasa.decide.Says.state;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.person.Direction;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProtectionOrderTest {

    private final Story story = new Story();

    @BeforeEach
    void aCustomerWithAddressesFromThreeSources() {
        story.night(
                "customers",
                "2026-11-01",
                state(
                                "family-name",
                                "Virtanen",
                                "mobile-phone",
                                "+358401234567",
                                "metering-point",
                                "643000000000000001")
                        .said("postal-address", Says.street("Crmkatu", "2"), "2026-10-01")
                        .address("site-address", "Sitekatu", null, null));
        story.night(
                "directory",
                "2026-11-01",
                state("landline-phone", "+358912345678").address("temporary-address", "Luettelokatu", null, null));
        story.night(
                "population",
                "2026-11-02",
                state("protection-order", "0", "municipality", "091")
                        .address("permanent-address", "Kotikatu", "2020-01-01", null));
    }

    @Test
    void f7HidesEveryCopyOnTheFlagAlone() {
        Outcome outcome = story.night("population", "2026-11-21", added("protection-order", "1"));

        assertThat(story.held().keySet()).containsExactlyInAnyOrder("family-name", "mobile-phone", "protection-order");
        assertThat(outcome.decisions()).allMatch(decision -> decision.direction() == Direction.RAISES);
        assertThat(Story.decision(outcome, "postal-address").rule()).isEqualTo("hidden-by-protection-order");
        assertThat(story.restrictions()).containsExactly("protection-order");
    }

    @Test
    void f7KeepsAndUsesTheContactAddress() {
        story.night(
                "population",
                "2026-11-21",
                added("protection-order", "1").address("contact-address", "Postilokero", null, null));

        assertThat(story.held("contact-address")).isEqualTo(Says.street("Postilokero", "1"));
        assertThat(story.held("permanent-address")).isNull();
    }

    @Test
    void f7LetsNoLaterCopyIn() {
        story.night("population", "2026-11-21", added("protection-order", "1"));

        Outcome outcome = story.night(
                "customers", "2026-11-22", state().said("postal-address", Says.street("Uusikatu", "3"), "2026-11-22"));

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.items()).containsEntry("postal-address", ItemOutcome.BLOCKED_BY_POLICY);
    }

    @Test
    void f8TakesTheAddressOfTheSameRegisterAndRevivesNoCopy() {
        story.night("population", "2026-11-21", added("protection-order", "1"));

        Outcome outcome = story.night(
                "population",
                "2026-11-25",
                context("family-name", "Virtanen"),
                changed("protection-order", "0"),
                added("municipality", "598").address("permanent-address", "Vapaakatu", "2026-11-24", null));

        assertThat(story.held("permanent-address")).isEqualTo(Says.street("Vapaakatu", "1"));
        assertThat(story.held("municipality")).isEqualTo("598");
        assertThat(story.held())
                .doesNotContainKeys(
                        "postal-address", "temporary-address", "site-address", "metering-point", "landline-phone");
        assertThat(outcome.decisions()).allMatch(decision -> decision.direction() == Direction.LOWERS);
        assertThat(story.restrictions()).isEmpty();
    }

    @Test
    void f8DoesNotReviveTheRegistersOwnOlderAddress() {
        story.night("population", "2026-11-21", added("protection-order", "1"));
        story.night("population", "2026-11-25", changed("protection-order", "0"));

        assertThat(story.held("permanent-address")).isNull();
        story.night(
                "customers", "2026-11-26", state().said("postal-address", Says.street("Crmkatu", "2"), "2026-10-01"));
        assertThat(story.held("postal-address")).as("the old copy again").isNull();
        story.night(
                "customers", "2026-11-27", state().said("postal-address", Says.street("Uusikatu", "4"), "2026-11-27"));
        assertThat(story.held("postal-address")).isEqualTo(Says.street("Uusikatu", "4"));
    }

    @Test
    void f9KeepsTheOrderOnAfterItsEndDateAndAsksAPerson() {
        Outcome begun = story.night(
                "population", "2026-11-21", added("protection-order", "1", "protection-order-end", "2026-11-30"));
        assertThat(begun.due()).contains(LocalDate.parse("2026-12-01"));

        Outcome outcome = story.due("2026-12-01");

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.tasks()).extracting(ClericalTask::kind).containsExactly("protection-end-passed");
        assertThat(story.held("protection-order")).isEqualTo("1");
    }

    @Test
    void f10HoldsTheEndThatOnlyBaseDataImplies() {
        story.night("population", "2026-11-21", added("protection-order", "1"));

        Outcome outcome = story.only(
                "population",
                "2026-11-28",
                state("protection-order", "0").address("permanent-address", "Kotikatu", "2020-01-01", null));

        assertThat(outcome.decisions())
                .allMatch(decision -> decision.rule().equals("base-lacks-protection") && decision.part() == 2);
        assertThat(PlanRow.of(story.customer(), outcome)).allMatch(PlanRow::needsPerson);
        story.apply(outcome, false);
        assertThat(story.held("protection-order")).isEqualTo("1");
        assertThat(story.held("permanent-address")).isNull();
        assertThat(story.restrictions()).containsExactly("protection-order");
    }

    @Test
    void f10AsksAgainUntilAPersonDecides() {
        story.night("population", "2026-11-21", added("protection-order", "1"));
        story.apply(story.only("population", "2026-11-28", state("protection-order", "0")), false);

        Outcome outcome = story.only("population", "2026-11-29", changed("municipality", "049"));

        assertThat(Story.decision(outcome, "protection-order").rule()).isEqualTo("base-lacks-protection");
        assertThat(Story.decision(outcome, "municipality").rule()).isEqualTo("base-lacks-protection");
    }

    @Test
    void f111KeepsTheFlagThatABaseDoesNotDeliver() {
        story.night("population", "2026-11-21", added("protection-order", "1"));

        story.night("population", "2026-11-28", state("family-name", "Virtanen"));

        assertThat(story.held("protection-order")).isEqualTo("1");
    }

    @Test
    void knownEmptyIsNoExplicitEnd() {
        story.night("population", "2026-11-21", added("protection-order", "1"));

        Outcome outcome = story.only("population", "2026-11-28", changed("protection-order", "~"));

        assertThat(Story.decision(outcome, "protection-order").rule()).isEqualTo("base-lacks-protection");
    }

    @Test
    void removalOfTheOrderIsNoExplicitEndEither() {
        story.night("population", "2026-11-21", added("protection-order", "1"));

        Outcome outcome = story.only("population", "2026-11-28", Says.removed("protection-order", "1"));

        assertThat(outcome.decisions()).extracting(Decision::attribute).containsExactly("protection-order");
        assertThat(PlanRow.of(story.customer(), outcome)).allMatch(PlanRow::needsPerson);
    }

    @Test
    void removalOfTheOnlyWordOnTheOrderKeepsItOn() {
        Story other = new Story();
        other.night("population", "2026-11-21", added("protection-order", "1"));

        Outcome outcome = other.night("population", "2026-11-28", Says.removed("protection-order", "1"));

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.tasks()).extracting(ClericalTask::kind).containsExactly("not-confirmed");
        assertThat(other.held("protection-order")).isEqualTo("1");
    }
}

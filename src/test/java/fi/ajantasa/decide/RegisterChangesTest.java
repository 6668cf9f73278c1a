package fi.ajantasa.decide;

import static fi.ajantasa.decide.Says.added;
import static fi.ajantasa.decide.Says.changed;
import static fi.ajantasa.decide.Says.context;
import static fi.ajantasa.decide.Says.corrected;
import static fi.ajantasa.decide.Says.removed;
import static fi.ajantasa.decide.Says.state;
import static fi.ajantasa.decide.Says.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.person.Direction;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterChangesTest {

    private static final String NIGHT = "2026-11-21";
    private final Story story = new Story();

    @Test
    void f1MakesTheNewCodeCurrentAndKeepsTheOldInHistory() {
        story.night("customers", "2026-11-01", state("hetu", Story.OLD, "objection-phone", "1"));
        story.night("population", "2026-11-02", state("hetu", Story.OLD, "former-hetus", "~"));

        Outcome outcome = story.night(
                "population",
                NIGHT,
                added("hetu", Story.NEW, "former-hetus", Story.OLD),
                changed("hetu", Story.OLD).passive());

        assertThat(story.held("hetu")).isEqualTo(Story.NEW);
        assertThat(story.held("former-hetus")).isEqualTo(Story.OLD);
        assertThat(story.restrictions()).as("suppressions follow").containsExactly("objection-phone");
        assertThat(outcome.tasks()).isEmpty();
        assertThat(story.decide().decisions()).isEmpty();
    }

    @Test
    void f1KeepsTheNewCodeWhenTheCustomerSystemStillSaysTheOld() {
        f1MakesTheNewCodeCurrentAndKeepsTheOldInHistory();

        Outcome outcome = story.night("customers", "2026-11-22", state("hetu", Story.OLD));

        assertThat(outcome.decisions()).isEmpty();
    }

    @Test
    void f39LetsNoFormerCodeBecomeCurrentAgain() {
        story.night("population", "2026-11-02", state("hetu", Story.NEW, "former-hetus", Story.OLD));

        story.night("population", NIGHT, added("hetu", Story.OLD, "municipality", "167"));

        assertThat(story.held("hetu")).isEqualTo(Story.NEW);
        assertThat(story.held("municipality")).isEqualTo("167");
    }

    @Test
    void f33InventsNoCodeAndAsksAPerson() {
        story.night("population", "2026-11-02", state("hetu", Story.OLD));

        Outcome outcome =
                story.night("population", NIGHT, changed("hetu", Story.OLD).passive());

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.tasks()).extracting(ClericalTask::kind).containsExactly("code-without-successor");
        assertThat(outcome.items()).containsEntry("hetu", ItemOutcome.NO_EFFECT);
    }

    @Test
    void f4LiftsAWithdrawnDeathAndKeepsTheCustomersOwnObjection() {
        story.night("customers", "2026-11-01", state("objection-phone", "1"));
        story.night("population", "2026-11-02", state("deceased", "1", "death-date", "2026-10-31"));
        assertThat(story.restrictions()).containsExactly("deceased", "objection-phone");

        Outcome outcome = story.night(
                "population", NIGHT, wrong("deceased", "1", "death-date", "2026-10-31"), corrected("deceased", "0"));

        assertThat(Story.direction(outcome, "deceased")).isEqualTo(Direction.LOWERS);
        assertThat(story.held("deceased")).isEqualTo("0");
        assertThat(story.held("death-date")).isNull();
        assertThat(story.restrictions()).containsExactly("objection-phone");
        assertThat(outcome.items()).containsEntry("deceased", ItemOutcome.CHANGED);
    }

    @Test
    void f5TakesADeathWithoutADate() {
        story.night("population", NIGHT, state("deceased", "1"));

        assertThat(story.held()).containsOnlyKeys("deceased");
    }

    @Test
    void f5And123KeepThePrecisionOfADeathDate() {
        story.night("population", NIGHT, state("deceased", "1", "death-date", "2026-10"));

        assertThat(story.held("death-date")).isEqualTo("2026-10");
    }

    /** D29: whatever was held before, a day of death that the register tells otherwise is written. */
    @Test
    void d29WritesADeathDateThatIsToldOtherwiseLater() {
        story.night("population", "2026-11-02", added("deceased", "1", "death-date", "2026-10"));
        story.night("population", "2026-11-20", changed("deceased", "1", "death-date", "2026-10-30"));
        assertThat(story.held("death-date")).isEqualTo("2026-10-30");

        story.night("population", NIGHT, wrong("death-date", "2026-10-30"), corrected("death-date", "2026-10-29"));

        assertThat(story.held("death-date")).isEqualTo("2026-10-29");
        assertThat(story.held("deceased")).isEqualTo("1");
    }

    @Test
    void f26CountsADeclaredDeathAsDeathAndKeepsBothDates() {
        story.night("population", "2026-11-02", added("declared-dead-date", "2026-06-01"));
        story.night("population", NIGHT, added("death-date", "2019"));

        assertThat(story.held())
                .containsEntry("deceased", "1")
                .containsEntry("declared-dead-date", "2026-06-01")
                .containsEntry("death-date", "2019");
        assertThat(story.restrictions()).containsExactly("deceased");
    }

    @Test
    void f12TakesContextForNothing() {
        story.night("population", "2026-11-02", state("family-name", "Virtanen"));

        Outcome outcome = story.night("population", NIGHT, context("family-name", "Korhonen", "call-name", "Aino"));

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.items())
                .containsEntry("family-name", ItemOutcome.NO_EFFECT)
                .containsEntry("call-name", ItemOutcome.NO_EFFECT);
    }

    @Test
    void f13FindsTheOnlyRealDifferenceOfAChange() {
        story.night("population", "2026-11-02", state("family-name", "Virtanen", "municipality", "091"));

        Outcome outcome = story.night(
                "population",
                NIGHT,
                changed("family-name", "Virtanen", "municipality", "091", "direct-marketing-ban", "1"));

        assertThat(outcome.decisions()).extracting(Decision::attribute).containsExactly("direct-marketing-ban");
        assertThat(outcome.items()).containsEntry("municipality", ItemOutcome.UNCHANGED);
    }

    @Test
    void f14RejectsAWrongRowWithoutItsCorrection() {
        story.night("population", "2026-11-02", state("municipality", "091"));

        Outcome outcome = story.night("population", NIGHT, wrong("municipality", "091"));

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.rejected()).hasSize(1);
        assertThat(story.held("municipality")).isEqualTo("091");
    }

    @Test
    void f14RejectsAPairInTheWrongOrder() {
        story.night("population", "2026-11-02", state("municipality", "091"));

        Outcome outcome =
                story.night("population", NIGHT, corrected("municipality", "049"), wrong("municipality", "091"));

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.rejected()).hasSize(2);
        assertThat(outcome.items()).containsEntry("municipality", ItemOutcome.NO_EFFECT);
    }

    @Test
    void f15GivesTheSameForRemovalAndAdditionInAnyOrder() {
        Says removal = removed().address("permanent-address", "Vanhakatu", "2020-01-01", null);
        Says addition = added().address("permanent-address", "Uusikatu", "2026-11-20", null);
        Says base = state().address("permanent-address", "Vanhakatu", "2020-01-01", null);
        Story other = new Story();
        story.night("population", "2026-11-02", base);
        other.night("population", "2026-11-02", base);

        story.night("population", NIGHT, removal, addition);
        other.night("population", NIGHT, addition, removal);

        assertThat(story.held()).isEqualTo(other.held());
        assertThat(story.held("permanent-address")).isEqualTo(Says.street("Uusikatu", "1"));
    }

    @Test
    void f28KeepsAFutureMoveForItsDay() {
        story.night("population", "2026-11-02", state().address("permanent-address", "Nykykatu", "2020-01-01", null));

        Outcome outcome = story.night(
                "population",
                NIGHT,
                added().address("permanent-address", "Tulevakatu", "2026-12-01", null),
                changed().address("permanent-address", "Nykykatu", "2020-01-01", "2026-11-30"));

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.items()).containsEntry("permanent-address", ItemOutcome.SCHEDULED);
        assertThat(outcome.due()).containsExactly(LocalDate.parse("2026-12-01"));
        assertThat(story.due("2026-11-30").decisions()).isEmpty();
        story.due("2026-12-01");
        assertThat(story.held("permanent-address")).isEqualTo(Says.street("Tulevakatu", "1"));
    }

    @Test
    void f28EndsAnAddressOnItsLastDay() {
        story.night(
                "population",
                "2026-11-02",
                state().address("permanent-address", "Nykykatu", "2020-01-01", "2026-12-22"));
        assertThat(story.held("permanent-address")).isNotNull();

        assertThat(story.due("2026-12-22").decisions()).isEmpty();
        Outcome outcome = story.due("2026-12-23");

        assertThat(story.held("permanent-address")).isNull();
        assertThat(Story.decision(outcome, "permanent-address").rule()).isEqualTo("ended");
    }

    @Test
    void f29KeepsARemovedValueAsNotConfirmed() {
        story.night("population", "2026-11-02", state().address("permanent-address", "Kotikatu", "2020-01-01", null));

        Outcome outcome = story.night(
                "population", NIGHT, removed().address("permanent-address", "Kotikatu", "2020-01-01", null));

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.tasks()).extracting(ClericalTask::kind).containsExactly("not-confirmed");
        assertThat(story.held("permanent-address")).isEqualTo(Says.street("Kotikatu", "1"));
    }

    @Test
    void f30EndsTheDomesticAddressOfAMoveAbroad() {
        story.night(
                "population",
                "2026-11-02",
                state().address("permanent-address", "Ensikatu", "2010-01-01", null),
                state().address("permanent-address", "Kotikatu", "2020-01-01", null));

        story.night(
                "population", NIGHT, changed().address("permanent-address", "Kotikatu", "2020-01-01", "2026-11-19"));

        assertThat(story.held("permanent-address")).as("nothing older revives").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update-ban", "disclosure-ban"})
    void f31KeepsWhatIsHeldUnderABanAndLetsOnlyTheCustomerRefreshIt(String ban) {
        story.night(
                "population", "2026-11-02", state(ban, "1").address("postal-address", "Vanhakatu", "2020-01-01", null));

        Outcome directory =
                story.night("directory", NIGHT, state().address("temporary-address", "Luettelokatu", null, null));
        assertThat(directory.items()).containsEntry("temporary-address", ItemOutcome.BLOCKED_BY_POLICY);
        assertThat(story.held()).doesNotContainKey("temporary-address");

        story.night(
                "customers", "2026-11-22", state().said("postal-address", Says.street("Omakatu", "5"), "2026-11-22"));
        assertThat(story.held("postal-address")).isEqualTo(Says.street("Omakatu", "5"));
    }

    @Test
    void f34TakesASpellingVariantForNoChange() {
        story.night("population", "2026-11-02", state("family-name", "Šemeikka"));

        Outcome outcome = story.night("population", NIGHT, changed("family-name", "Semeikka"));

        assertThat(outcome.items()).containsEntry("family-name", ItemOutcome.UNCHANGED);
        assertThat(story.held("family-name")).isEqualTo("Šemeikka");
    }

    @Test
    void f37AppliesAndCorrectsAMunicipality() {
        story.night("population", "2026-11-02", state("municipality", "091"));
        story.night("population", NIGHT, changed("municipality", "049"));
        assertThat(story.held("municipality")).isEqualTo("049");

        story.night("population", "2026-11-22", wrong("municipality", "049"), corrected("municipality", "853"));
        assertThat(story.held("municipality")).isEqualTo("853");
    }

    @Test
    void f38TakesAPassiveRowForHistory() {
        story.night("population", "2026-11-02", state("family-name", "Virtanen"));

        Outcome outcome = story.night(
                "population", NIGHT, state("family-name", "Vanhanen").passive());

        assertThat(outcome.decisions()).isEmpty();
        assertThat(outcome.items()).containsEntry("family-name", ItemOutcome.NO_EFFECT);
    }

    @Test
    void knownEmptyClearsAndNotDeliveredDoesNot() {
        story.night("population", "2026-11-02", state("call-name", "Aino", "middle-name", "von"));

        Outcome outcome = story.night("population", NIGHT, state("call-name", "~"));

        assertThat(story.held()).containsOnlyKeys("middle-name");
        assertThat(Story.decision(outcome, "call-name").rule()).isEqualTo("known-empty");
    }

    @Test
    void knownEmptyBanCountsAsLoweringPrivacy() {
        story.night("population", "2026-11-02", state("direct-marketing-ban", "1"));

        Outcome outcome = story.night("population", NIGHT, state("direct-marketing-ban", "~"));

        assertThat(Story.decision(outcome, "direct-marketing-ban").part()).isEqualTo(2);
    }

    @Test
    void keepsAFormerNameWhoseTimeIsOver() {
        story.night(
                "population", NIGHT, state().claim("former-family-name", "Virtanen", "1990-01-01", "2010-06-30", null));

        assertThat(story.held("former-family-name")).isEqualTo("Virtanen");
    }
}

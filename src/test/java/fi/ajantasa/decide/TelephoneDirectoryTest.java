package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two telephone directories do to a customer: the directory reference, 2 and 6, under the shipped definitions. */
class TelephoneDirectoryTest {
    private static final String OWN = "+358401234567";
    private static final String LISTED = "+358420000001";
    private static final String OTHER = "+358430000002";

    private final Story story = new Story(ShippedJobs.JOBS);

    @BeforeEach
    void theCustomerToldANumber() {
        story.night(
                "customers",
                "2026-11-01",
                Says.state("family-name", "Virtanen").said("mobile-phone", OWN, "2020-01-01"));
    }

    private static Says listed(String number, String from) {
        return Says.state().claim("mobile-phone", number, from, null, null).about(number);
    }

    private static Says secret(String number, String from) {
        return Says.state().claim("secret-number", "1", from, null, null).about(number);
    }

    @Test
    void aDirectoryNumberFromAfterTheCustomersWordWins() {
        story.night("phone-east", "2026-11-02", listed(LISTED, "2024-01-01"));

        assertThat(story.held("mobile-phone")).isEqualTo(LISTED);
    }

    @Test
    void aDirectoryNumberFromBeforeTheCustomersWordDoesNot() {
        Outcome outcome = story.night("phone-east", "2026-11-02", listed(LISTED, "2019-01-01"));

        assertThat(story.held("mobile-phone")).isEqualTo(OWN);
        assertThat(outcome.items()).containsEntry("mobile-phone", ItemOutcome.KEPT_CUSTOMER_VALUE);
    }

    @Test
    void theEasternDirectoryBeatsTheWesternOne() {
        story.night("phone-west", "2026-11-02", listed(OTHER, "2025-01-01"));
        story.night("phone-east", "2026-11-03", listed(LISTED, "2024-01-01"));

        assertThat(story.held("mobile-phone")).isEqualTo(LISTED);
    }

    @Test
    void ofTwoNumbersInOneDirectoryTheLaterOneCountsWhateverTheirOrder() {
        story.night("phone-east", "2026-11-02", listed(OTHER, "2025-01-01"), listed(LISTED, "2024-01-01"));

        assertThat(story.held("mobile-phone")).isEqualTo(OTHER);
    }

    @Test
    void aNumberThatBecomesSecretHidesEveryCopyFromDirectories() {
        story.night("phone-west", "2026-11-02", listed(LISTED, "2024-01-01"));
        story.night("phone-east", "2026-11-03", listed(LISTED, "2024-01-01"));

        Outcome outcome = story.night("phone-east", "2026-11-04", secret(LISTED, "2026-11-04"));

        assertThat(story.held("mobile-phone")).isEqualTo(OWN);
        assertThat(story.held("secret-number")).isEqualTo("1");
        assertThat(story.restrictions()).contains("secret-number");
        assertThat(Story.direction(outcome, "mobile-phone")).isEqualTo(Direction.RAISES);
    }

    @Test
    void aNumberKnownFromDirectoriesAloneIsGoneWhenItBecomesSecret() {
        Story stranger = new Story(ShippedJobs.JOBS);
        stranger.night("customers", "2026-11-01", Says.state("family-name", "Virtanen"));
        stranger.night("phone-west", "2026-11-02", listed(LISTED, "2024-01-01"));

        Outcome outcome = stranger.night("phone-east", "2026-11-04", secret(LISTED, "2026-11-04"));

        assertThat(stranger.held("mobile-phone")).isNull();
        assertThat(Story.decision(outcome, "mobile-phone").rule()).isEqualTo(Rules.NUMBER_WITHHELD);
        assertThat(Story.direction(outcome, "mobile-phone")).isEqualTo(Direction.RAISES);
    }

    @Test
    void aSecretNumberIsNotPublishedAgainFromAnOlderCopy() {
        story.night("phone-east", "2026-11-03", secret(LISTED, "2026-11-03"));

        story.night("phone-west", "2026-11-04", listed(LISTED, "2024-01-01"));

        assertThat(story.held("mobile-phone")).isEqualTo(OWN);
        assertThat(story.restrictions()).contains("secret-number");
    }

    @Test
    void aNumberTheCustomerToldStaysAndLeavesMarketing() {
        story.night("phone-east", "2026-11-03", secret(OWN, "2026-11-03"));

        assertThat(story.held("mobile-phone")).isEqualTo(OWN);
        assertThat(story.restrictions()).contains("secret-number");
    }

    @Test
    void onlyTheDirectoryThatCalledItSecretListsItAgainAndThatLowersPrivacy() {
        story.night("phone-east", "2026-11-03", secret(LISTED, "2026-11-03"));

        Outcome outcome = story.night("phone-east", "2026-11-05", listed(LISTED, "2024-01-01"));

        assertThat(Story.direction(outcome, "secret-number")).isEqualTo(Direction.LOWERS);
        assertThat(story.held("mobile-phone")).isEqualTo(LISTED);
        assertThat(story.restrictions()).doesNotContain("secret-number");
    }

    @Test
    void anotherListedNumberDoesNotMakeASecretOneListed() {
        story.night("phone-east", "2026-11-03", secret(LISTED, "2026-11-03"));

        story.night("phone-east", "2026-11-05", secret(LISTED, "2026-11-03"), listed(OTHER, "2026-11-05"));

        assertThat(story.held("mobile-phone")).isEqualTo(OTHER);
        assertThat(story.restrictions()).contains("secret-number");
    }

    @Test
    void aRecycledNumberLeavesWhoeverHadItFromADirectory() {
        story.night("phone-east", "2026-11-03", listed(LISTED, "2024-01-01"));
        story.night("phone-west", "2026-11-03", listed(LISTED, "2024-01-01"));

        story.night("phone-east", "2026-11-04", listed(LISTED, "2026-11-04").ofAnother());

        assertThat(story.held("mobile-phone")).isEqualTo(OWN);
        assertThat(story.restrictions()).isEmpty();
    }

    @Test
    void aRecycledNumberThatTheCustomerToldStaysTheirs() {
        story.night("phone-east", "2026-11-04", listed(OWN, "2026-11-04").ofAnother());

        assertThat(story.held("mobile-phone")).isEqualTo(OWN);
    }

    @Test
    void aNumberThatOneDeliveryListsForTheCustomerAndForAnotherStays() {
        story.night("phone-east", "2026-11-03", listed(LISTED, "2024-01-01"));

        for (int day = 4; day < 7; day++) {
            story.night(
                    "phone-east",
                    "2026-11-0" + day,
                    listed(LISTED, "2024-01-01"),
                    listed(LISTED, "2026-11-01").ofAnother());
            assertThat(story.held("mobile-phone")).isEqualTo(LISTED);
        }
    }

    @Test
    void whatAnothersRowForbidsOfASharedNumberTheCustomersOwnRowDoesNotAllow() {
        Says own = Says.state("directory-marketing-ban", "0")
                .claim("mobile-phone", LISTED, "2024-01-01", null, null)
                .about(LISTED);
        Says anothers = Says.state("directory-marketing-ban", "1")
                .claim("mobile-phone", LISTED, "2020-01-01", null, null)
                .about(LISTED)
                .ofAnother();
        story.night("phone-east", "2026-11-03", own);
        story.night("phone-east", "2026-11-04", own, anothers);

        assertThat(story.held("directory-marketing-ban")).isEqualTo("1");
        assertThat(story.held("mobile-phone")).isEqualTo(LISTED);
    }

    @Test
    void ofTwoRowsOfTheCustomerOnOneDayTheOneThatForbidsCounts() {
        Says allows = Says.state("directory-marketing-ban", "0", "family-name", "Ääri")
                .about(LISTED);
        Says forbids = Says.state("directory-marketing-ban", "1", "family-name", "Aalto")
                .about(LISTED);

        story.night("phone-east", "2026-11-03", forbids, allows);

        assertThat(story.held("directory-marketing-ban")).isEqualTo("1");
    }

    @Test
    void aNumberIsAnothersWhereTheCustomersListingHasEnded() {
        story.night("phone-west", "2026-11-03", listed(LISTED, "2024-01-01"));

        story.night(
                "phone-east",
                "2026-11-04",
                Says.state()
                        .claim("mobile-phone", LISTED, "2024-01-01", "2026-10-31", null)
                        .about(LISTED),
                listed(LISTED, "2026-11-01").ofAnother());

        assertThat(story.held("mobile-phone")).isNotEqualTo(LISTED);
    }

    @Test
    void aNumberThatOneDeliveryListsAndCallsSecretStaysHiddenUntilTheListingWasGone() {
        story.night("phone-east", "2026-11-03", listed(LISTED, "2024-01-01"));
        story.night(
                "phone-east",
                "2026-11-04",
                listed(LISTED, "2024-01-01"),
                secret(LISTED, "2026-11-04").ofAnother());
        assertThat(story.held("mobile-phone")).isEqualTo(OWN);

        story.night("phone-east", "2026-11-05", listed(LISTED, "2024-01-01"));
        assertThat(story.held("mobile-phone")).isEqualTo(OWN);

        story.night("phone-east", "2026-11-06", listed(OTHER, "2026-11-06"));
        story.night("phone-east", "2026-11-07", listed(LISTED, "2026-11-07"));
        assertThat(story.held("mobile-phone")).isEqualTo(LISTED);
    }

    @Test
    void consentStaysWithThePersonWhenTheNumberMoves() {
        story.night(
                "customers",
                "2026-11-02",
                Says.state("family-name", "Virtanen", "consent-sms", "1").said("mobile-phone", OWN, "2020-01-01"));
        Story other = new Story(ShippedJobs.JOBS);
        other.night("customers", "2026-11-02", Says.state("family-name", "Nieminen"));

        story.night("phone-east", "2026-11-04", listed(OWN, "2026-11-04").ofAnother());
        other.night("phone-east", "2026-11-04", listed(OWN, "2026-11-04"));

        assertThat(story.held("consent-sms")).isEqualTo("1");
        assertThat(other.held("mobile-phone")).isEqualTo(OWN);
        assertThat(other.held("consent-sms")).isNull();
    }

    @Test
    void aNumberGoneFromAFullListIsNotDeleted() {
        story.night("phone-east", "2026-11-03", listed(LISTED, "2024-01-01"));

        story.absent("phone-east", "2026-11-04");

        assertThat(story.held("mobile-phone")).isEqualTo(LISTED);
    }

    @Test
    void aNumberWhosePeriodEndedIsNoLongerThePersons() {
        story.night(
                "phone-east",
                "2026-11-03",
                Says.state()
                        .claim("mobile-phone", LISTED, "2024-01-01", "2026-11-10", null)
                        .about(LISTED));

        story.due("2026-11-11");

        assertThat(story.held("mobile-phone")).isNull();
    }

    @Test
    void aProtectionOrderHidesWhatDirectoriesSay() {
        story.night("phone-east", "2026-11-03", listed(LISTED, "2024-01-01"));

        story.night("population", "2026-11-04", Says.state("protection-order", "1"));

        assertThat(story.held("mobile-phone")).isEqualTo(OWN);
        story.night("phone-east", "2026-11-05", listed(OTHER, "2026-11-05"));
        assertThat(story.held("mobile-phone")).isEqualTo(OWN);
    }

    @Test
    void namesOfADirectoryEnrichNobody() {
        story.night(
                "phone-east",
                "2026-11-03",
                Says.state("family-name", "Wirtanen", "given-names", "Anna").about(LISTED));

        assertThat(story.held("family-name")).isEqualTo("Virtanen");
        assertThat(story.held("given-names")).isNull();
    }
}

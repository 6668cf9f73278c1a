package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be said of the customer restricts and does nothing else. */
class PossibleLinkTest {
    private static final String FLAG = "on-post-preference-list";
    private static final List<String> REGISTERS = List.of("preference-post", "preference", "phone-east", "population");
    private static final List<String> FLAGS =
            List.of(FLAG, "secret-number", "protection-order", "deceased", "objection-phone", "consent-sms");

    private final Story story = new Story(ShippedJobs.JOBS);

    @Test
    void aPossibleEntryRestrictsAndIsNoValue() {
        story.night("customers", "2026-11-01", Says.state("family-name", "Virtanen"));

        story.night(
                "preference-post",
                "2026-11-02",
                Says.state(FLAG, "1", "family-name", "Wirtanen").perhaps());

        assertThat(story.restrictions()).containsExactly(FLAG);
        assertThat(story.held()).containsOnlyKeys("family-name").containsEntry("family-name", "Virtanen");
    }

    @Test
    void aPossibleEntryIsLiftedAsAnyOther() {
        story.night(
                "preference-post",
                "2026-11-02",
                Says.state().claim(FLAG, "1", "2023-11-20", "2026-11-19", null).perhaps());

        assertThat(story.restriction(FLAG).until()).isEqualTo(LocalDate.parse("2026-12-19"));
        Outcome outcome = story.due("2026-12-20");
        assertThat(story.restrictions()).isEmpty();
        assertThat(outcome.restrictions()).singleElement().satisfies(it -> assertThat(it.rule())
                .isEqualTo(Rules.ENTRY_ENDED));
    }

    @Test
    void aPossibleEntryGoneFromAFullListIsLiftedByRule() {
        story.night("preference-post", "2026-11-02", Says.state(FLAG, "1").perhaps());
        story.absent("preference-post", "2026-11-03");

        Outcome outcome = story.due("2026-12-04");

        assertThat(outcome.restrictions()).singleElement().satisfies(it -> assertThat(it.rule())
                .isEqualTo(Rules.LEFT_THE_LIST));
    }

    static List<Integer> seeds() {
        return IntStream.range(0, 300).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverMayBeSaidChangesNoValueAndLiftsNoRestriction(int seed) {
        Story without = new Story(ShippedJobs.JOBS);
        Story with = new Story(ShippedJobs.JOBS);
        Random random = new Random(seed);
        for (int night = 0; night < 6; night++) {
            String register = random.nextInt(4) == 0 ? "customers" : pick(random, REGISTERS);
            String day = LocalDate.parse("2026-11-01").plusDays(night * 13L).toString();
            List<Says> rows = rows(random);
            List<Says> more = new ArrayList<>(rows);
            rows(random).forEach(row -> more.add(row.perhaps()));

            without.night(register, day, rows.toArray(Says[]::new));
            with.night(register, day, more.toArray(Says[]::new));

            assertThat(with.held()).isEqualTo(without.held());
            assertThat(with.restrictions()).containsAll(without.restrictions());
        }
    }

    private static List<Says> rows(Random random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(any -> row(random))
                .toList();
    }

    private static Says row(Random random) {
        String number = "+35840123456" + random.nextInt(3);
        Says row =
                switch (random.nextInt(3)) {
                    case 0 -> Says.added();
                    case 1 -> Says.removed();
                    default -> Says.state();
                };
        String until = random.nextInt(3) == 0 ? "2026-11-1" + random.nextInt(9) : null;
        row.claim(
                pick(random, FLAGS),
                random.nextInt(4) == 0 ? "0" : "1",
                random.nextBoolean() ? null : "2026-10-01",
                until,
                null);
        if (random.nextBoolean()) {
            row.claim("mobile-phone", number, null, null, null).about(number);
        } else if (random.nextBoolean()) {
            row.claim("family-name", "Nimi" + random.nextInt(3), null, null, null);
        }
        return row;
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.normalise.ChangeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold whatever the registers say, tried on made-up lives. */
class DecisionLawsTest {

    private static final int LIVES = 100;
    private static final List<String> FLAGS = List.of(
            "protection-order", "deceased", "direct-marketing-ban", "update-ban", "objection-phone", "disclosure-ban");
    private static final List<String> TEXTS = List.of("family-name", "language", "municipality", "mobile-phone");
    private static final List<String> ADDRESSES = List.of("permanent-address", "postal-address", "contact-address");
    private static final List<ChangeKind> KINDS =
            List.of(ChangeKind.CONTEXT, ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.CHANGED, ChangeKind.REMOVED);
    private static final List<String> DAYS = List.of("2026-11-19", "2026-11-20", "2026-11-21");

    static List<Integer> seeds() {
        return java.util.stream.IntStream.range(0, LIVES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderInWhichFactsAreReadDoesNotMatter(int seed) {
        Random random = new Random(seed);
        Story story = life(random, 3);
        story.arrive("population", "2026-11-23", rows(random, 4).toArray(Says[]::new));
        List<Fact> shuffled = new ArrayList<>(story.facts());
        Collections.shuffle(shuffled, random);

        assertThat(story.decide(shuffled)).isEqualTo(story.decide());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRowsInAFileDoesNotMatter(int seed) {
        Random random = new Random(seed);
        Story one = life(new Random(seed + 1), 2);
        Story other = life(new Random(seed + 1), 2);
        List<Says> rows = rows(random, 5);
        List<Says> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        one.night("population", "2026-11-23", rows.toArray(Says[]::new));
        other.night("population", "2026-11-23", shuffled.toArray(Says[]::new));

        assertThat(other.held()).isEqualTo(one.held());
        assertThat(other.restrictions()).isEqualTo(one.restrictions());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidingAgainAfterApplyingGivesNothing(int seed) {
        Story story = life(new Random(seed), 5);

        Outcome again = story.decide();

        assertThat(again.decisions()).isEmpty();
        assertThat(again.restrictions()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneMoreBanNeverLiftsARestriction(int seed) {
        Random random = new Random(seed);
        Story without = life(new Random(seed + 1), 3);
        Story with = life(new Random(seed + 1), 3);
        List<Says> rows = rows(random, 3);
        List<Says> more = new ArrayList<>(rows);
        more.add(Says.added("direct-marketing-ban", "1").on("2026-11-23"));

        without.night("population", "2026-11-23", rows.toArray(Says[]::new));
        with.night("population", "2026-11-23", more.toArray(Says[]::new));

        assertThat(with.restrictions()).containsAll(without.restrictions()).contains("direct-marketing-ban");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyUnderAProtectionOrderHasAnAddress(int seed) {
        Story story = life(new Random(seed), 5);

        Map<String, String> held = story.held();
        if ("1".equals(held.get("protection-order"))) {
            assertThat(held).doesNotContainKeys("permanent-address", "postal-address", "municipality");
            assertThat(story.restrictions()).contains("protection-order");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyItemHasOneOutcomeAndEveryDecisionIsAnItem(int seed) {
        Random random = new Random(seed);
        Story story = life(random, 3);

        Outcome outcome =
                story.night("population", "2026-11-23", rows(random, 4).toArray(Says[]::new));

        Set<String> changed = new java.util.TreeSet<>();
        outcome.items().forEach((name, result) -> {
            if (result == ItemOutcome.CHANGED) {
                changed.add(name);
            }
        });
        assertThat(outcome.decisions()).extracting(Decision::attribute).containsExactlyElementsOf(changed);
    }

    private static Story life(Random random, int nights) {
        Story story = new Story();
        story.night("customers", "2026-11-15", rows(random, 1, ChangeKind.STATE).toArray(Says[]::new));
        story.night(
                "population", "2026-11-16", rows(random, 1, ChangeKind.STATE).toArray(Says[]::new));
        for (int i = 0; i < nights; i++) {
            String day = "2026-11-" + (17 + i);
            if (random.nextInt(4) == 0) {
                story.night("customers", day, rows(random, 1, ChangeKind.STATE).toArray(Says[]::new));
            } else {
                story.night(
                        "population", day, rows(random, 1 + random.nextInt(4)).toArray(Says[]::new));
            }
        }
        return story;
    }

    private static List<Says> rows(Random random, int count) {
        return rows(random, count, null);
    }

    private static List<Says> rows(Random random, int count, @org.jspecify.annotations.Nullable ChangeKind fixed) {
        List<Says> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ChangeKind kind = fixed == null ? pick(random, KINDS) : fixed;
            Says row = Says.of(kind).on(pick(random, DAYS));
            for (int claim = 0; claim < (fixed == null ? 2 : 6); claim++) {
                claim(random, row);
            }
            rows.add(row);
        }
        return rows;
    }

    private static void claim(Random random, Says row) {
        switch (random.nextInt(3)) {
            case 0 -> row.claim(pick(random, FLAGS), random.nextBoolean() ? "1" : "0", null, null, null);
            case 1 ->
                row.claim(
                        pick(random, TEXTS), random.nextInt(5) == 0 ? "~" : "v" + random.nextInt(3), null, null, null);
            default ->
                row.claim(
                        pick(random, ADDRESSES),
                        Says.street("Katu", String.valueOf(random.nextInt(3))),
                        random.nextBoolean() ? null : "20" + (10 + random.nextInt(10)) + "-01-01",
                        random.nextInt(4) == 0 ? "2026-11-18" : null,
                        null);
        }
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

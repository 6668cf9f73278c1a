package fi.ajantasa.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.ajantasa.job.Likelihood;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.linkage.Grounds;
import fi.ajantasa.linkage.LikelyPerson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How probabilities become verdicts, and that a person's word comes first. */
class LikenessRuleTest {
    private static final Likelihood LIMITS = new Likelihood("models/x.yaml", Path.of("x.yaml"), "", 0.95, 0.2, 1);
    private static final long KEY = 77;

    @Test
    void isTheSamePersonFromTheUpperLimitOn() {
        assertThat(rule(Map.of()).judge(List.of(likely(1, 0.96), likely(2, 0.02)), KEY))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.likeness().verdict()).isEqualTo(Verdict.SAME);
                    assertThat(it.likeness().runnerUp()).isEqualTo(2);
                });
    }

    @Test
    void isPossibleFromTheLowerLimitOnAndNobodyBelowIt() {
        assertThat(rule(Map.of()).judge(List.of(likely(1, 0.5)), KEY))
                .singleElement()
                .satisfies(it -> assertThat(it.likeness().verdict()).isEqualTo(Verdict.POSSIBLE));
        assertThat(rule(Map.of()).judge(List.of(likely(1, 0.1)), KEY)).isEmpty();
    }

    @Test
    void ofThoseWhoCannotBeToldApartEachIsPossible() {
        assertThat(rule(Map.of()).judge(List.of(likely(1, 0.49), likely(2, 0.49)), KEY))
                .extracting(Found::customer)
                .containsExactly(1, 2);
        List<Found> six = rule(Map.of())
                .judge(
                        List.of(likely(1, 0.16), likely(2, 0.16), likely(3, 0.16), likely(4, 0.16), likely(5, 0.16)),
                        KEY);
        assertThat(six).hasSize(5).allMatch(it -> it.likeness().verdict() == Verdict.POSSIBLE);
    }

    @Test
    void whatAPersonSaidIsNeverOverruled_F137() {
        LikenessRule rule = rule(Map.of(1, Verdict.DIFFERENT));
        List<LikelyPerson> alike = List.of(likely(1, 0.97));
        assertThat(rule.judge(alike, KEY)).isEmpty();
        assertThat(rule.isAnsweredAway(alike, KEY)).isTrue();
        assertThat(rule.judge(alike, KEY + 1)).hasSize(1);
        assertThat(rule(Map.of(2, Verdict.SAME)).judge(alike, KEY))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.customer()).isEqualTo(2);
                    assertThat(it.likeness().rule()).isEqualTo(Likeness.PERSON);
                    assertThat(it.likeness().verdict()).isEqualTo(Verdict.SAME);
                });
    }

    @Test
    void whoItIsNotLeavesTheOtherAsLikelyAsItIsAlone() {
        List<Found> left = rule(Map.of(1, Verdict.DIFFERENT)).judge(List.of(likely(1, 0.49), likely(2, 0.49)), KEY);
        assertThat(left).singleElement().satisfies(it -> {
            assertThat(it.customer()).isEqualTo(2);
            assertThat(it.likeness().verdict()).isEqualTo(Verdict.SAME);
            assertThat((double) it.likeness().probability()).isCloseTo(0.96, within(0.01));
        });
    }

    /** F137: what a person said stays, and what the model says instead is told. */
    @Test
    void namesWhatTheModelSaysAgainstAPersonsWord_F137() {
        assertThat(rule(Map.of(1, Verdict.DIFFERENT)).against(List.of(likely(1, 0.97)), KEY))
                .containsExactly(Map.entry(1, "same-person"));
        assertThat(rule(Map.of(1, Verdict.SAME)).against(List.of(likely(1, 0.1)), KEY))
                .containsExactly(Map.entry(1, LikenessRule.UNLIKE));
        assertThat(rule(Map.of(1, Verdict.SAME)).against(List.of(), KEY))
                .containsExactly(Map.entry(1, LikenessRule.UNLIKE));
        assertThat(rule(Map.of(1, Verdict.SAME, 2, Verdict.DIFFERENT)).against(List.of(likely(2, 0.97)), KEY))
                .containsExactly(Map.entry(1, LikenessRule.UNLIKE), Map.entry(2, "same-person"));
    }

    /** Whoever is possible may be the person or not: neither answer is contradicted. */
    @Test
    void saysNothingAgainstAPersonsWordWhereTheModelDoubtsOrNobodyAnswered() {
        assertThat(rule(Map.of(1, Verdict.DIFFERENT)).against(List.of(likely(1, 0.5)), KEY))
                .isEmpty();
        assertThat(rule(Map.of(1, Verdict.SAME)).against(List.of(likely(1, 0.3)), KEY))
                .isEmpty();
        assertThat(rule(Map.of(1, Verdict.SAME)).against(List.of(likely(1, 0.97)), KEY))
                .isEmpty();
        List<LikelyPerson> alike = List.of(likely(1, 0.16), likely(2, 0.16), likely(3, 0.16), likely(4, 0.16));
        assertThat(rule(Map.of(1, Verdict.SAME)).against(alike, KEY)).isEmpty();
        assertThat(rule(Map.of(1, Verdict.DIFFERENT)).against(List.of(likely(1, 0.97)), KEY + 1))
                .isEmpty();
    }

    private static LikenessRule rule(Map<Integer, Verdict> said) {
        Map<Verdicts.Pair, Verdict> answered = new java.util.HashMap<>();
        said.forEach((customer, verdict) -> answered.put(new Verdicts.Pair(KEY, customer), verdict));
        return new LikenessRule("same-person", LIMITS, new Verdicts(answered));
    }

    private static LikelyPerson likely(int customer, double probability) {
        return new LikelyPerson(customer, 10, probability, Grounds.NONE);
    }
}

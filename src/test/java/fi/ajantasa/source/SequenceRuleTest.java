package fi.ajantasa.source;

import static fi.ajantasa.source.ExtractHistory.State.APPLIED;
import static fi.ajantasa.source.ExtractHistory.State.RECEIVED;
import static fi.ajantasa.source.ExtractHistory.State.REFUSED;
import static fi.ajantasa.source.ExtractHistory.State.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which delivery may follow which. */
class SequenceRuleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate DAY_1 = LocalDate.of(2026, 11, 20);
    private static final LocalDate DAY_2 = LocalDate.of(2026, 11, 21);
    private static final List<ExtractHistory> AFTER_BASE =
            List.of(new ExtractHistory(1, Kind.BASE, DAY_1, "base", APPLIED));

    @Test
    void acceptsABaseFirstAndThenTheNextDelta() {
        assertThat(judge(List.of(), delivery(Kind.BASE, 7, null, DAY_1, "x"))).isEmpty();
        assertThat(judge(AFTER_BASE, delivery(Kind.DELTA, 2, 1L, DAY_2, "x"))).isEmpty();
    }

    @Test // F51
    void tellsThatADeliveryWasAppliedBefore() {
        refused(AFTER_BASE, delivery(Kind.BASE, 1, null, DAY_1, "base"), ExitCode.ALREADY_DONE, "seen-before");
    }

    @Test // F52
    void refusesOtherContentUnderAKnownSequence() {
        Delivery other = delivery(Kind.BASE, 1, null, DAY_1, "other");
        refused(AFTER_BASE, other, ExitCode.INPUT_CONFLICT, "same-sequence-other-content");
        List<ExtractHistory> open = List.of(new ExtractHistory(1, Kind.BASE, DAY_1, "base", RECEIVED));
        refused(open, other, ExitCode.INPUT_CONFLICT, "same-sequence-other-content");
    }

    @Test // F53
    void refusesAGap() {
        refused(AFTER_BASE, delivery(Kind.DELTA, 3, 2L, DAY_2, "x"), ExitCode.INPUT_CONFLICT, "sequence-gap");
        refused(AFTER_BASE, delivery(Kind.DELTA, 2, null, DAY_2, "x"), ExitCode.INPUT_CONFLICT, "sequence-gap");
        refused(List.of(), delivery(Kind.DELTA, 2, 1L, DAY_2, "x"), ExitCode.INPUT_CONFLICT, "sequence-gap");
    }

    @Test // F53
    void acceptsANewBaseOverAGap() {
        assertThat(judge(AFTER_BASE, delivery(Kind.BASE, 5, 4L, DAY_2, "x"))).isEmpty();
    }

    @Test // F54
    void refusesWhatIsOlderThanTheLastApplied() {
        List<ExtractHistory> history = List.of(
                new ExtractHistory(5, Kind.DELTA, DAY_2, "five", APPLIED),
                new ExtractHistory(4, Kind.BASE, DAY_1, "four", APPLIED));
        refused(history, delivery(Kind.DELTA, 3, 2L, DAY_2, "x"), ExitCode.INPUT_CONFLICT, "older-than-applied");
        refused(history, delivery(Kind.BASE, 3, null, DAY_2, "x"), ExitCode.INPUT_CONFLICT, "older-than-applied");
    }

    @Test // F55
    void refusesADateInTheFutureOrBeforeTheLastApplied() {
        Delivery future = delivery(Kind.DELTA, 2, 1L, TODAY.plusDays(1), "x");
        refused(AFTER_BASE, future, ExitCode.INPUT_CONFLICT, "extract-date-in-future");
        Delivery before = delivery(Kind.DELTA, 2, 1L, DAY_1.minusDays(1), "x");
        refused(AFTER_BASE, before, ExitCode.INPUT_CONFLICT, "extract-date-before-last-applied");
        assertThat(judge(AFTER_BASE, delivery(Kind.DELTA, 2, 1L, TODAY, "x"))).isEmpty();
    }

    @Test
    void judgesARefusedDeliveryAnewAndAnOpenOneAgain() {
        List<ExtractHistory> refused = List.of(new ExtractHistory(1, Kind.BASE, DAY_1, "base", REFUSED));
        assertThat(judge(refused, delivery(Kind.BASE, 1, null, DAY_1, "base"))).isEmpty();
        assertThat(judge(refused, delivery(Kind.BASE, 1, null, DAY_1, "mended")))
                .isEmpty();
        List<ExtractHistory> open = List.of(new ExtractHistory(1, Kind.BASE, DAY_1, "base", RECEIVED));
        assertThat(judge(open, delivery(Kind.BASE, 1, null, DAY_1, "base"))).isEmpty();
    }

    @Test // F84
    void neverTakesAgainWhatWasRolledBack() {
        List<ExtractHistory> history = reversed();
        refused(history, delivery(Kind.DELTA, 2, 1L, DAY_2, "wrong"), ExitCode.INPUT_CONFLICT, "rolled-back");
        refused(history, delivery(Kind.BASE, 9, null, DAY_2, "wrong"), ExitCode.INPUT_CONFLICT, "rolled-back");
        assertThat(judge(history, delivery(Kind.DELTA, 2, 1L, DAY_2, "right"))).isEmpty();
    }

    @Test // F84
    void takesNoChangesThatRestOnARolledBackDeliveryUntilAFullList() {
        List<ExtractHistory> history = new ArrayList<>(reversed());
        refused(history, delivery(Kind.DELTA, 3, 2L, DAY_2, "x"), ExitCode.INPUT_CONFLICT, "sequence-gap");
        history.add(new ExtractHistory(3, Kind.DELTA, DAY_2, "three", APPLIED));
        refused(history, delivery(Kind.DELTA, 4, 3L, DAY_2, "x"), ExitCode.INPUT_CONFLICT, "rolled-back-before");
        refused(history, delivery(Kind.DELTA, 2, 1L, DAY_2, "right"), ExitCode.INPUT_CONFLICT, "older-than-applied");
        assertThat(judge(history, delivery(Kind.BASE, 4, null, DAY_2, "x"))).isEmpty();
        history.add(new ExtractHistory(4, Kind.BASE, DAY_2, "four", APPLIED));
        assertThat(judge(history, delivery(Kind.DELTA, 5, 4L, DAY_2, "x"))).isEmpty();
    }

    private static List<ExtractHistory> reversed() {
        return List.of(
                new ExtractHistory(1, Kind.BASE, DAY_1, "base", APPLIED),
                new ExtractHistory(2, Kind.DELTA, DAY_2, "wrong", REVERSED));
    }

    private static void refused(List<ExtractHistory> history, Delivery delivery, ExitCode code, String reason) {
        assertThat(judge(history, delivery)).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.reason()).isEqualTo(reason);
        });
    }

    private static Optional<Refusal> judge(List<ExtractHistory> history, Delivery delivery) {
        return SequenceRule.judge(history, delivery, TODAY, false);
    }

    /** A bank sends no full list: each of its files stands alone, and the right one may still come behind later ones. */
    @Test // F84
    void goesOnBehindARolledBackDeliveryWhereEachStandsAlone() {
        List<ExtractHistory> history = new ArrayList<>(List.of(
                new ExtractHistory(20261120, Kind.DELTA, DAY_1, "wrong", REVERSED),
                new ExtractHistory(20261121, Kind.DELTA, DAY_2, "next", APPLIED)));
        Delivery later = dated(TODAY, "later");
        Delivery right = dated(DAY_1, "right");
        assertThat(SequenceRule.judge(history, later, TODAY, true)).isEmpty();
        assertThat(SequenceRule.judge(history, right, TODAY, true)).isEmpty();
        assertThat(SequenceRule.judge(history, dated(DAY_1, "wrong"), TODAY, true))
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("rolled-back"));
        refused(history, later, ExitCode.INPUT_CONFLICT, "rolled-back-before");
        refused(history, right, ExitCode.INPUT_CONFLICT, "older-than-applied");
        assertThat(SequenceRule.judge(history, delivery(Kind.DELTA, 20261122, 20261121L, TODAY, "x"), TODAY, true))
                .as("a register that numbers its deliveries says what is missing")
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("rolled-back-before"));

        assertThat(SequenceRule.gaps(history)).containsExactly(history.get(0));
        history.add(new ExtractHistory(20261120, Kind.DELTA, DAY_1, "right", APPLIED));
        assertThat(SequenceRule.gaps(history)).isEmpty();
        assertThat(SequenceRule.judge(history, dated(DAY_1, "third"), TODAY, true))
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("same-sequence-other-content"));
    }

    private static Delivery dated(LocalDate date, String hash) {
        ControlFile totals = new ControlFile(
                new Layout("bank", "", ""),
                Kind.DELTA,
                date,
                Long.parseLong(date.toString().replace("-", "")),
                null,
                List.of(),
                List.of(),
                Succession.BY_DATE);
        return new Delivery(Path.of("bank.svm"), totals, hash);
    }

    private static Delivery delivery(Kind kind, long sequence, @Nullable Long previous, LocalDate date, String hash) {
        ControlFile totals = new ControlFile(
                new Layout("ajantasa-vtj", "1", "sahko"), kind, date, sequence, previous, List.of(), List.of());
        return new Delivery(Path.of("x_control.json"), totals, hash);
    }
}

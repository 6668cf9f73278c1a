package fi.ajantasa.source;

import fi.ajantasa.job.ExitCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a delivery may follow what was received before; decided from the history alone, before its files are read. */
public final class SequenceRule {
    private SequenceRule() {}

    /**
     * What stands against this delivery, if anything.
     *
     * @param history every extract of the register, in any order; refused and abandoned ones do not count, open ones count by sequence
     * @param today the business date
     * @param collects whether the register only adds entries to lists of them; then, where only dates are known of its
     *     deliveries, none rests on another
     * @return ALREADY_DONE for a delivery applied before, INPUT_CONFLICT for one that does not fit, empty when it fits
     */
    public static Optional<Refusal> judge(
            List<ExtractHistory> history, Delivery delivery, LocalDate today, boolean collects) {
        List<ExtractHistory> known =
                history.stream().filter(extract -> extract.state().happened()).toList();
        ControlFile totals = delivery.totals();
        boolean alone = collects && totals.succession() == Succession.BY_DATE;
        boolean late = alone && gaps(history).stream().anyMatch(it -> it.sequence() == totals.sequence());
        return known(known, delivery)
                .or(() -> rolledBack(history, delivery))
                .or(() -> sameSequence(known, delivery))
                .or(() -> future(totals, today))
                .or(() -> late ? Optional.empty() : order(last(known), totals))
                .or(() -> alone ? Optional.empty() : missing(history, totals));
    }

    /** The deliveries that were rolled back and have not come again, neither by themselves nor in a full list. */
    public static List<ExtractHistory> gaps(List<ExtractHistory> history) {
        return listReversed(history)
                .filter(extract -> history.stream().noneMatch(other -> mends(other, extract)))
                .toList();
    }

    /** F84: what a person has undone is not taken again because it still lies there. */
    private static Optional<Refusal> rolledBack(List<ExtractHistory> history, Delivery delivery) {
        return listReversed(history)
                .filter(extract -> extract.contentHash().equals(delivery.contentHash()))
                .findFirst()
                .map(extract -> Refusal.conflict(
                        "rolled-back",
                        "sequence " + extract.sequence() + " of " + extract.extractDate()
                                + " with this very content was rolled back",
                        "sequence " + extract.sequence() + " with other content, or a full list"));
    }

    /** F84: changes rest on all changes before them, and one delivery of those counts no more. */
    private static Optional<Refusal> missing(List<ExtractHistory> history, ControlFile totals) {
        return gaps(history).stream()
                .filter(extract -> totals.kind() == Kind.DELTA && totals.sequence() != extract.sequence())
                .findFirst()
                .map(extract -> Refusal.conflict(
                        "rolled-back-before",
                        "changes of sequence " + totals.sequence() + ", and sequence " + extract.sequence()
                                + " before them was rolled back",
                        "sequence " + extract.sequence() + " with other content where nothing was applied after it,"
                                + " or a full list"));
    }

    private static boolean mends(ExtractHistory other, ExtractHistory reversed) {
        return other.state() == ExtractHistory.State.APPLIED
                && (other.sequence() == reversed.sequence()
                        || (other.kind() == Kind.BASE && other.sequence() > reversed.sequence()));
    }

    private static Stream<ExtractHistory> listReversed(List<ExtractHistory> history) {
        return history.stream().filter(extract -> extract.state() == ExtractHistory.State.REVERSED);
    }

    /**
     * The delivery under a number that only grows, where its own begins at 1 again after the largest: of all numbers it may
     * stand for, the one nearest to the next expected.
     *
     * @param largest the largest number there is, or 0 when numbers only grow anyway
     */
    public static Delivery unwrapped(List<ExtractHistory> history, Delivery delivery, long largest) {
        long last = history.stream()
                .filter(extract -> extract.state() == ExtractHistory.State.APPLIED)
                .mapToLong(ExtractHistory::sequence)
                .max()
                .orElse(0);
        long number = delivery.totals().sequence();
        if (largest == 0 || last == 0) {
            return delivery;
        }
        long rounds = Math.max(0, Math.round((last + 1 - number) / (double) largest));
        return new Delivery(
                delivery.control(), delivery.totals().numbered(number + rounds * largest), delivery.contentHash());
    }

    private static Optional<Refusal> known(List<ExtractHistory> known, Delivery delivery) {
        return known.stream()
                .filter(extract -> extract.state() == ExtractHistory.State.APPLIED
                        && extract.contentHash().equals(delivery.contentHash()))
                .findFirst()
                .map(extract -> new Refusal(
                        ExitCode.ALREADY_DONE,
                        "seen-before",
                        "sequence " + extract.sequence() + " of " + extract.extractDate() + " was applied before",
                        "a delivery not applied yet"));
    }

    private static Optional<Refusal> sameSequence(List<ExtractHistory> known, Delivery delivery) {
        return known.stream()
                .filter(extract -> extract.sequence() == delivery.totals().sequence()
                        && !extract.contentHash().equals(delivery.contentHash()))
                .findFirst()
                .map(extract -> Refusal.conflict(
                        "same-sequence-other-content",
                        "sequence " + extract.sequence() + " was received before with other content (extract date "
                                + extract.extractDate() + ", now "
                                + delivery.totals().extractDate() + ")",
                        "one content per sequence"));
    }

    private static Optional<Refusal> future(ControlFile totals, LocalDate today) {
        return totals.extractDate().isAfter(today)
                ? Optional.of(Refusal.conflict(
                        "extract-date-in-future",
                        "extract date " + totals.extractDate(),
                        "not after the business date " + today))
                : Optional.empty();
    }

    private static Optional<ExtractHistory> last(List<ExtractHistory> known) {
        return known.stream()
                .filter(extract -> extract.state() == ExtractHistory.State.APPLIED)
                .max(Comparator.comparingLong(ExtractHistory::sequence));
    }

    private static Optional<Refusal> order(Optional<ExtractHistory> last, ControlFile totals) {
        return last.map(extract -> after(extract, totals)).orElseGet(() -> first(totals));
    }

    private static Optional<Refusal> first(ControlFile totals) {
        return totals.kind() == Kind.DELTA && totals.previousSequence() != null
                ? Optional.of(Refusal.conflict(
                        "sequence-gap",
                        "changes since sequence " + totals.previousSequence() + ", which was never applied",
                        "a full list first"))
                : Optional.empty();
    }

    private static Optional<Refusal> after(ExtractHistory last, ControlFile totals) {
        if (totals.sequence() < last.sequence()) {
            return Optional.of(Refusal.conflict(
                    "older-than-applied",
                    "sequence " + totals.sequence(),
                    "a sequence after " + last.sequence() + ", the last applied"));
        }
        if (totals.extractDate().isBefore(last.extractDate())) {
            return Optional.of(Refusal.conflict(
                    "extract-date-before-last-applied",
                    "extract date " + totals.extractDate(),
                    "not before " + last.extractDate() + ", the last applied"));
        }
        return totals.kind() == Kind.BASE || follows(last, totals) ? Optional.empty() : Optional.of(gap(last, totals));
    }

    private static boolean follows(ExtractHistory last, ControlFile totals) {
        boolean next = totals.sequence() == last.sequence() + 1;
        return switch (totals.succession()) {
            case STATED -> next && Objects.equals(totals.previousSequence(), last.sequence());
            case CONSECUTIVE -> next;
            case BY_DATE -> true;
        };
    }

    private static Refusal gap(ExtractHistory last, ControlFile totals) {
        return Refusal.conflict(
                "sequence-gap",
                "sequence " + totals.sequence() + " after "
                        + Objects.requireNonNullElse(totals.previousSequence(), last.sequence()),
                "sequence " + (last.sequence() + 1) + " after " + last.sequence() + ", or a full list");
    }
}

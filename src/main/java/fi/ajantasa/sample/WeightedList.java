package fi.ajantasa.sample;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Things that are drawn in proportion to their weights. */
final class WeightedList<T> {
    private static final int STEPS = 1_000_000;

    private final List<T> things;
    private final int[] upTo;

    private WeightedList(List<T> things, int[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    WeightedList(List<T> things, ToDoubleFunction<T> weight) {
        this.things = List.copyOf(things);
        this.upTo = new int[things.size()];
        double total = things.stream().mapToDouble(weight).sum();
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(things.get(i));
            upTo[i] = (int) Math.round(sum / total * STEPS);
        }
    }

    /** Commonest first, with frequencies that fall as in a list of real names. */
    static WeightedList<String> byRank(List<String> words) {
        return new WeightedList<>(words, word -> 1.0 / (words.indexOf(word) + 12));
    }

    /** Other things with the same weights. */
    <R> WeightedList<R> map(Function<T, R> function) {
        return new WeightedList<>(things.stream().map(function).toList(), upTo);
    }

    T pick(Dice dice) {
        int found = Arrays.binarySearch(upTo, dice.below(STEPS));
        return things.get(found < 0 ? -found - 1 : found + 1);
    }
}

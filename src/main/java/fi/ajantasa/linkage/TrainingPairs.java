package fi.ajantasa.linkage;

import java.util.Arrays;

/** The compared candidates of the right records that are trained on: a pattern and a rarity each, record by record. */
final class TrainingPairs {
    /** What a float can hold once it is raised to a power. */
    private static final double LARGEST = 85;

    final Patterns patterns = new Patterns();
    private int[] numbers = new int[1 << 12];
    private float[] odds = new float[1 << 12];
    private final IntList ends = new IntList();
    private int size;

    void add(long pattern, double rarity) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            odds = Arrays.copyOf(odds, size * 2);
        }
        numbers[size] = patterns.number(pattern);
        odds[size++] = (float) Math.exp(Math.min(rarity, LARGEST));
    }

    /** Closes the candidates of one right record. */
    void endRecord() {
        ends.add(size);
    }

    int records() {
        return ends.size();
    }

    int from(int record) {
        return record == 0 ? 0 : ends.get(record - 1);
    }

    int to(int record) {
        return ends.get(record);
    }

    int number(int pair) {
        return numbers[pair];
    }

    /** One over the u probability of the pair. */
    float odds(int pair) {
        return odds[pair];
    }

    int size() {
        return size;
    }
}

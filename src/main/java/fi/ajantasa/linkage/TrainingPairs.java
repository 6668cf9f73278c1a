package fi.ajantasa.linkage;

import java.util.Arrays;

/** The compared candidates of the right records that are trained on: a pattern and a rarity each, record by record. */
final class TrainingPairs {
    final Patterns patterns = new Patterns();
    private int[] numbers = new int[1 << 12];
    private float[] rarities = new float[1 << 12];
    private final IntList ends = new IntList();
    private int size;

    void add(long pattern, double rarity) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            rarities = Arrays.copyOf(rarities, size * 2);
        }
        numbers[size] = patterns.number(pattern);
        rarities[size++] = (float) rarity;
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

    float rarity(int pair) {
        return rarities[pair];
    }

    int size() {
        return size;
    }
}

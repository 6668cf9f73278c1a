package fi.ajantasa.sample;

/** A reproducible order of the numbers 0 to below a size, computed both ways without a table (Feistel network). */
final class Permutation {
    private static final int ROUNDS = 4;

    private final int size;
    private final int halfBits;
    private final int halfMask;
    private final long[] keys = new long[ROUNDS];

    Permutation(int size, Dice dice) {
        this.size = size;
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1 << halfBits) - 1;
        for (int round = 0; round < ROUNDS; round++) {
            keys[round] = dice.next();
        }
    }

    int at(int position) {
        int value = position;
        do {
            value = forward(value);
        } while (value >= size);
        return value;
    }

    int positionOf(int value) {
        int position = value;
        do {
            position = backward(position);
        } while (position >= size);
        return position;
    }

    private int forward(int value) {
        int left = value >>> halfBits;
        int right = value & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            int swapped = left ^ scramble(right, round);
            left = right;
            right = swapped;
        }
        return left << halfBits | right;
    }

    private int backward(int value) {
        int left = value >>> halfBits;
        int right = value & halfMask;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            int swapped = right ^ scramble(left, round);
            right = left;
            left = swapped;
        }
        return left << halfBits | right;
    }

    private int scramble(int half, int round) {
        return (int) Dice.mix(half + keys[round]) & halfMask;
    }
}

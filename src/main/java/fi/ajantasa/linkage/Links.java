package fi.ajantasa.linkage;

import java.util.Arrays;

/** What linking found: every pair that is not out of the question, with its probability; best first for each right record. */
final class Links {
    /** A second candidate that is at least so likely beside the first is close. */
    private static final float CLOSE = 0.5f;

    private int[] lefts = new int[1 << 10];
    private int[] rights = new int[1 << 10];
    private float[] probabilities = new float[1 << 10];
    private int size;
    long compared;

    void add(int left, int right, double probability) {
        if (size == lefts.length) {
            lefts = Arrays.copyOf(lefts, size * 2);
            rights = Arrays.copyOf(rights, size * 2);
            probabilities = Arrays.copyOf(probabilities, size * 2);
        }
        lefts[size] = left;
        rights[size] = right;
        probabilities[size++] = (float) probability;
    }

    int size() {
        return size;
    }

    int left(int link) {
        return lefts[link];
    }

    int right(int link) {
        return rights[link];
    }

    double probability(int link) {
        return probabilities[link];
    }

    /**
     * Which links are the likeliest of their right record, all others far behind: a close second leaves both only
     * possible. All of them when the links are of one file.
     */
    boolean[] bestOfRight(boolean oneFile) {
        boolean[] best = new boolean[size];
        for (int from = 0; from < size; ) {
            int top = from;
            float second = 0;
            int to = from;
            while (to < size && rights[to] == rights[from]) {
                best[to] = oneFile;
                if (probabilities[to] > probabilities[top]) {
                    second = probabilities[top];
                    top = to;
                } else if (to > from) {
                    second = Math.max(second, probabilities[to]);
                }
                to++;
            }
            best[top] |= second < CLOSE * probabilities[top];
            from = to;
        }
        return best;
    }
}

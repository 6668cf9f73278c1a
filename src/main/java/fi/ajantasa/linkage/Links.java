package fi.ajantasa.linkage;

import java.util.Arrays;

/** What linking found: every pair that is not out of the question, with its probability; best first for each right record. */
final class Links {
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

    /** Which links are the likeliest of their right record; all of them when the links are of one file. */
    boolean[] bestOfRight(boolean oneFile) {
        boolean[] best = new boolean[size];
        for (int from = 0; from < size; ) {
            int top = from;
            int to = from;
            while (to < size && rights[to] == rights[from]) {
                best[to] = oneFile;
                top = probabilities[to] > probabilities[top] ? to : top;
                to++;
            }
            best[top] = true;
            from = to;
        }
        return best;
    }
}

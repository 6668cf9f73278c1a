package fi.ajantasa.linkage;

import java.util.Arrays;

/** Which pairs are of one person: read from the truth column, used for counting only, never for learning. */
final class Truth {
    private static final int NONE = -1;

    private final int[] clusters;
    private final int[] lefts;
    private final boolean oneFile;
    private final long pairs;

    Truth(LinkInput input) {
        oneFile = input.oneFile;
        clusters = input.truth;
        lefts = oneFile ? new int[0] : lefts(input);
        pairs = oneFile
                ? clusterPairs(clusters.clone())
                : Arrays.stream(lefts).filter(it -> it != NONE).count();
    }

    boolean isSame(int left, int right) {
        return oneFile
                ? clusters[left] == clusters[right] && clusters[left] != Vocabulary.MISSING
                : lefts[right] == left;
    }

    /** How many pairs there are to be found. */
    long pairs() {
        return pairs;
    }

    /** The left row of a right record's person; negative when it is not there. */
    int left(int right) {
        return lefts[right];
    }

    private static int[] lefts(LinkInput input) {
        int[] rows = new int[input.ids.size()];
        Arrays.fill(rows, NONE);
        for (int row = 0; row < input.leftIds.length; row++) {
            rows[input.leftIds[row]] = row;
        }
        rows[Vocabulary.MISSING] = NONE;
        return Arrays.stream(input.truth).map(id -> rows[id]).toArray();
    }

    private static long clusterPairs(int[] sorted) {
        Arrays.sort(sorted);
        long pairs = 0;
        long same = 0;
        for (int i = 1; i < sorted.length; i++) {
            same = sorted[i] == sorted[i - 1] && sorted[i] != Vocabulary.MISSING ? same + 1 : 0;
            pairs += same;
        }
        return pairs;
    }
}

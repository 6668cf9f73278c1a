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

    /** Whether they are; without a column that tells, nobody is known to be. */
    boolean isSame(int left, int right) {
        if (clusters.length == 0) {
            return false;
        }
        return oneFile ? clusters[left] == clusters[right] && clusters[left] != Ids.NONE : lefts[right] == left;
    }

    /** How many pairs there are to be found. */
    long pairs() {
        return pairs;
    }

    int rights() {
        return lefts.length;
    }

    /** The left row of a right record's person; negative when it is not there. */
    int left(int right) {
        return lefts[right];
    }

    private static int[] lefts(LinkInput input) {
        if (input.truth.length == 0) {
            return new int[0];
        }
        int[] order = Arrays.copyOf(input.leftIds, input.leftIds.length);
        Arrays.sort(order);
        int[] rows = new int[order.length];
        for (int row = 0; row < rows.length; row++) {
            rows[Arrays.binarySearch(order, input.leftIds[row])] = row;
        }
        return Arrays.stream(input.truth)
                .map(id -> id == Ids.NONE ? -1 : Arrays.binarySearch(order, id))
                .map(place -> place < 0 ? NONE : rows[place])
                .toArray();
    }

    private static long clusterPairs(int[] sorted) {
        Arrays.sort(sorted);
        long pairs = 0;
        long same = 0;
        for (int i = 1; i < sorted.length; i++) {
            same = sorted[i] == sorted[i - 1] && sorted[i] != Ids.NONE ? same + 1 : 0;
            pairs += same;
        }
        return pairs;
    }
}

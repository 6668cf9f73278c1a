package fi.ajantasa.linkage;

import java.util.function.IntPredicate;

/**
 * Whether a text is one that files are full of or one that stands in a single record. A text that is nowhere else is
 * likely a mistyped form of one that is, so a likeness to it weighs nearly as much as agreement.
 */
final class Spread {
    private final Counts left;
    private final int itself;
    private double unknownShare;
    private double onceShare;

    Spread(Counts left, Column leftColumn, Column rightColumn, boolean oneFile) {
        this.left = left;
        itself = oneFile ? 1 : 0;
        unknownShare = share(rightColumn, this::isUnknown);
        onceShare = share(leftColumn, this::isOnce);
    }

    /** Whether the left file, but for this very record, does not know the right record's text. */
    boolean isUnknown(int id) {
        return left.of(id) <= itself;
    }

    /** Whether a single left record has this text. */
    boolean isOnce(int id) {
        return left.of(id) == 1;
    }

    /** The share of right records whose text is unknown to the left. */
    double unknownShare() {
        return unknownShare;
    }

    /** The share of left records that alone have their text. */
    double onceShare() {
        return onceShare;
    }

    /** Takes the shares of the files a model was trained on, so that a part of them is linked like the whole. */
    void shares(double unknown, double once) {
        unknownShare = unknown;
        onceShare = once;
    }

    private static double share(Column column, IntPredicate test) {
        int all = 1;
        int found = 1;
        for (int row = 0; row < column.size(); row++) {
            int id = column.get(row);
            if (id != Vocabulary.MISSING) {
                all++;
                found += test.test(id) ? 1 : 0;
            }
        }
        return (double) found / all;
    }
}

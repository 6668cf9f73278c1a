package fi.ajantasa.linkage;

/**
 * Whether a text is one that files are full of or one that stands in a single record. A text that is nowhere else is
 * likely a mistyped form of one that is, so a likeness to it weighs nearly as much as agreement.
 */
final class Spread {
    private final Counts left;
    private final Counts right;
    private final boolean oneFile;
    private final double unknownShare;
    private final double onceShare;

    Spread(Counts left, Counts right, Column leftColumn, Column rightColumn, boolean oneFile) {
        this.left = left;
        this.right = right;
        this.oneFile = oneFile;
        unknownShare = share(rightColumn, this::isUnknown);
        onceShare = share(leftColumn, this::isOnce);
    }

    /** Whether the left file, but for this very record, does not know the right record's text. */
    boolean isUnknown(int id) {
        return left.of(id) <= (oneFile ? 1 : 0);
    }

    /** Whether the left record is the only one of both files to have this text. */
    boolean isOnce(int id) {
        return left.of(id) == 1 && (oneFile || right.of(id) == 0);
    }

    /** The share of right records whose text is unknown to the left. */
    double unknownShare() {
        return unknownShare;
    }

    double onceShare() {
        return onceShare;
    }

    private static double share(Column column, java.util.function.IntPredicate test) {
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

package fi.ajantasa.linkage;

import java.util.List;

/** Compares the sex of both records. */
final class SexComparison implements Comparison {
    static final List<Level> LEVELS = List.of(Level.sampled("the same"), Level.sampled("different"));

    private final Records left;
    private final Records right;

    SexComparison(Records left, Records right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public String name() {
        return "sex";
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public int level(int l, int r) {
        if (left.sex(l) == Sex.UNKNOWN || right.sex(r) == Sex.UNKNOWN) {
            return MISSING;
        }
        return left.sex(l) == right.sex(r) ? 0 : 1;
    }

    @Override
    public double chance(int l, int r, int level) {
        return 1;
    }
}

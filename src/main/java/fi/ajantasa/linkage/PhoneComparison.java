package fi.ajantasa.linkage;

import java.util.List;

/** Compares phone numbers, with or without country code. */
final class PhoneComparison implements Comparison {
    private static final int SAME = 0;
    private static final int NEAR = 1;
    private static final int OTHER = 2;
    static final List<Level> LEVELS =
            List.of(Level.byFrequency("the same"), Level.sampled("one digit off"), Level.sampled("different"));

    private final Records left;
    private final Records right;

    PhoneComparison(Records left, Records right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public double familiar() {
        return 0.3;
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public int level(int l, int r) {
        long x = left.phone(l);
        long y = right.phone(r);
        if (x == 0 || y == 0) {
            return MISSING;
        } else if (PhoneReader.same(x, y)) {
            return SAME;
        }
        return isNear(x, y) ? NEAR : OTHER;
    }

    @Override
    public double chance(int l, int r, int level) {
        return Math.max(left.commonPhone(l), 0.5) / left.persons();
    }

    /** Whether one digit is wrong, too many or left out, or two neighbours are exchanged. */
    static boolean isNear(long one, long other) {
        long x = Math.max(one, other);
        long y = Math.min(one, other);
        while (x % 10 == y % 10 && y > 0) {
            x /= 10;
            y /= 10;
        }
        boolean exchanged = x / 100 == y / 100 && x % 10 == y / 10 % 10 && x / 10 % 10 == y % 10;
        return x / 10 == y / 10 || x / 10 == y || exchanged;
    }
}

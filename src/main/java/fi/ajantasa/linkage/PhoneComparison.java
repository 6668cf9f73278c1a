package fi.ajantasa.linkage;

import java.util.List;

/** Compares phone numbers, with or without country code. */
final class PhoneComparison implements Comparison {
    private static final int SAME = 0;
    private static final int NEAR = 1;
    private static final int OTHER = 2;
    static final List<Level> LEVELS =
            List.of(Level.byFrequency("the same"), Level.sampled("one digit off"), Level.sampled("different"));

    /** Two exchanged neighbours differ by nine times their difference. */
    private static final long MOST_DIFFERENT = 81;

    private final Records left;
    private final Records right;
    private final EditDistance distance = new EditDistance();
    private final char[] a = new char[20];
    private final char[] b = new char[20];

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
        return mayBeNear(x, y) && distance.of(a, 0, digits(x, a), b, 0, digits(y, b)) <= 1 ? NEAR : OTHER;
    }

    @Override
    public double chance(int l, int r, int level) {
        return Math.max(left.commonPhone(l), 0.5) / left.persons();
    }

    /** Of two numbers of one length, one wrong digit or two exchanged ones leave a difference of few digits. */
    private static boolean mayBeNear(long x, long y) {
        long rest = Math.abs(x - y);
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest <= MOST_DIFFERENT || Math.max(x, y) / 2 > Math.min(x, y);
    }

    private static int digits(long number, char[] out) {
        int end = 0;
        for (long rest = number; rest > 0; rest /= 10) {
            out[end++] = (char) ('0' + rest % 10);
        }
        return end;
    }
}

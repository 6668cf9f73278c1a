package fi.ajantasa.linkage;

import java.util.List;

/** Compares birth dates: the usual mistakes have levels of their own, so that "different" is left to different persons. */
final class DateComparison implements Comparison {
    static final int SAME = 0;
    static final int SWAPPED = 1;
    static final int ONE_DIGIT = 2;
    static final int NEIGHBOURS = 3;
    static final int OTHER_YEAR = 4;
    static final int OTHER_DAY = 5;
    static final int OTHER_MONTH = 6;
    static final int PARTLY = 7;
    static final int YEAR = 8;
    static final int NEAR_YEAR = 9;
    static final int OTHER = 10;

    static final List<Level> LEVELS = List.of(
            Level.byFrequency("the same"),
            Level.sampled("day and month exchanged"),
            Level.sampled("one digit differs"),
            Level.sampled("two neighbouring digits exchanged"),
            Level.sampled("day and month the same, the year differs"),
            Level.sampled("year and month the same, the day differs"),
            Level.sampled("year and day the same, the month differs"),
            Level.sampled("the same as far as both are known"),
            Level.sampled("the same year only"),
            Level.sampled("one or two years apart"),
            Level.sampled("different"));

    private final Records left;
    private final Records right;

    DateComparison(Records left, Records right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public String name() {
        return "birth date";
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public boolean isOfThePerson() {
        return true;
    }

    @Override
    public int level(int l, int r) {
        int a = left.birth(l);
        int b = right.birth(r);
        return a == DateReader.NONE || b == DateReader.NONE ? MISSING : levelOf(a, b);
    }

    /** A whole date is at least as common as births are spread over the days of a life. */
    @Override
    public double chance(int l, int r, int level) {
        return Math.max(left.commonBirth(l), 0.5) / left.persons();
    }

    static int levelOf(int a, int b) {
        if (DateReader.month(a) == 0 || DateReader.month(b) == 0) {
            return partly(a, b);
        } else if (a == b) {
            return SAME;
        } else if (DateReader.swapped(a) == b) {
            return SWAPPED;
        }
        int differing = differingDigits(a, b);
        if (differing == 1) {
            return ONE_DIGIT;
        }
        return differing == 2 && isNeighbours(a, b) ? NEIGHBOURS : parts(a, b);
    }

    private static int partly(int a, int b) {
        int years = Math.abs(DateReader.year(a) - DateReader.year(b));
        return years == 0 ? PARTLY : years <= 2 ? NEAR_YEAR : OTHER;
    }

    private static int parts(int a, int b) {
        boolean year = DateReader.year(a) == DateReader.year(b);
        boolean month = DateReader.month(a) == DateReader.month(b);
        boolean day = DateReader.day(a) == DateReader.day(b);
        if (month && day) {
            return OTHER_YEAR;
        } else if (year && month) {
            return DateReader.day(a) == 0 || DateReader.day(b) == 0 ? PARTLY : OTHER_DAY;
        } else if (year) {
            return day ? OTHER_MONTH : YEAR;
        }
        return Math.abs(DateReader.year(a) - DateReader.year(b)) <= 2 ? NEAR_YEAR : OTHER;
    }

    private static int differingDigits(int a, int b) {
        int differing = 0;
        for (int x = a, y = b; x > 0 || y > 0; x /= 10, y /= 10) {
            differing += x % 10 == y % 10 ? 0 : 1;
        }
        return differing;
    }

    /** Whether the dates are equal once two neighbouring digits of one of them change places. */
    private static boolean isNeighbours(int a, int b) {
        int x = a;
        int y = b;
        while (x % 10 == y % 10) {
            x /= 10;
            y /= 10;
        }
        return x % 10 == y / 10 % 10 && x / 10 % 10 == y % 10 && x / 100 == y / 100;
    }
}

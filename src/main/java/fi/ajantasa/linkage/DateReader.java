package fi.ajantasa.linkage;

/**
 * Reads dates as eight digits, year first, without asking whether the day exists: a mistyped date is compared, not lost.
 * Whether 3/4/1970 begins with the day or the month is told by the whole column.
 */
final class DateReader {
    static final int NONE = 0;

    private final int[] groups = new int[3];
    private final int[] lengths = new int[3];
    private int count;
    private int dayFirst;
    private int monthFirst;

    int read(Cell cell) {
        if (!split(cell)) {
            return NONE;
        }
        if (count == 3) {
            return three();
        } else if (count == 2) {
            return lengths[0] == 4 ? packed(groups[0], groups[1], 0) : packed(groups[1], groups[0], 0);
        } else if (count == 1) {
            return one();
        }
        return NONE;
    }

    /** Turns day and month of a column whose second numbers are days. */
    void settle(Records records) {
        if (monthFirst > dayFirst) {
            for (int row = 0; row < records.size(); row++) {
                records.set(row, Records.BIRTH, swapped(records.birth(row)));
            }
        }
    }

    static int packed(int year, int month, int day) {
        return year * 10000 + month * 100 + day;
    }

    static int year(int date) {
        return date / 10000;
    }

    static int month(int date) {
        return date / 100 % 100;
    }

    static int day(int date) {
        return date % 100;
    }

    static int swapped(int date) {
        return packed(year(date), day(date), month(date));
    }

    private int three() {
        if (lengths[0] == 4 || groups[0] > 31) {
            return packed(year(groups[0], lengths[0]), groups[1], groups[2]);
        }
        dayFirst += groups[0] > 12 ? 1 : 0;
        monthFirst += groups[1] > 12 ? 1 : 0;
        return packed(year(groups[2], lengths[2]), groups[1] % 100, groups[0]);
    }

    private int one() {
        int number = groups[0];
        if (lengths[0] == 4) {
            return packed(number, 0, 0);
        } else if (lengths[0] == 8 && number / 10000 < 2200) {
            return number / 10000 >= 1500 ? number : packed(number % 10000, number / 10000 % 100, number / 1_000_000);
        }
        return lengths[0] <= 9 && number > 0 ? number % 100_000_000 : NONE;
    }

    private static int year(int number, int digits) {
        return digits > 2 ? number % 10000 : number + (number > 30 ? 1900 : 2000);
    }

    /** Cuts the text into its numbers; a month's name counts as its number. A time of day is not read. */
    private boolean split(Cell cell) {
        count = 0;
        int i = 0;
        while (i < cell.length() && count < 3) {
            char c = cell.at(i);
            if (Letters.isDigit(c)) {
                i = number(cell, i);
            } else if (Character.isLetter(c)) {
                i = month(cell, i);
            } else {
                i++;
            }
        }
        return count > 0 && groups[0] + groups[Math.max(0, count - 1)] > 0;
    }

    private int number(Cell cell, int start) {
        int i = start;
        int number = 0;
        while (i < cell.length() && Letters.isDigit(cell.at(i)) && i - start < 9) {
            number = number * 10 + cell.at(i++) - '0';
        }
        groups[count] = number;
        lengths[count++] = i - start;
        return i;
    }

    private int month(Cell cell, int start) {
        int end = start;
        while (end < cell.length() && Character.isLetter(cell.at(end))) {
            end++;
        }
        int month = end - start < 3 ? 0 : 1 + MONTHS.indexOf(threeLetters(cell, start)) / 3;
        if (month > 0 && count == 1) {
            groups[count] = month;
            lengths[count++] = 2;
        }
        return end;
    }

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private static String threeLetters(Cell cell, int start) {
        return new String(cell.text(), start, 3).toLowerCase(java.util.Locale.ROOT);
    }
}

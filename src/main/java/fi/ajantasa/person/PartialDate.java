package fi.ajantasa.person;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;

/** A date known to the day, the month or the year; month or day 0 means not known, and no day is ever invented. */
public record PartialDate(int year, int month, int day) implements DateReading, Comparable<PartialDate> {

    private static final int FAR_FUTURE = 2999;
    private static final Comparator<PartialDate> ORDER = Comparator.comparingInt(PartialDate::year)
            .thenComparingInt(PartialDate::month)
            .thenComparingInt(PartialDate::day);

    public PartialDate {
        if (!exists(year, month, day)) {
            throw new IllegalArgumentException("no-such-date");
        }
    }

    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /**
     * Reads our own canonical text: {@code 1965}, {@code 1965-11} or {@code 1965-11-01}.
     *
     * @throws IllegalArgumentException when the text says no date
     */
    public static PartialDate parse(String text) {
        if (read(text) instanceof PartialDate date) {
            return date;
        }
        throw new IllegalArgumentException("not-a-date");
    }

    /**
     * Reads a register's text: ISO, reduced to month or year, or eight digits with {@code 00} for what is not known,
     * with the sentinels of the population register (its reference, 5.2).
     */
    public static DateReading read(String text) {
        return switch (text.length()) {
            case 4 -> reading(number(text, 0, 4), 0, 0);
            case 7 -> text.charAt(4) == '-' ? reading(number(text, 0, 4), number(text, 5, 7), 0) : NoDate.NOT_A_DATE;
            case 8 -> reading(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
            case 10 ->
                text.charAt(4) == '-' && text.charAt(7) == '-'
                        ? reading(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        : NoDate.NOT_A_DATE;
            default -> NoDate.NOT_A_DATE;
        };
    }

    /** The same date, known to the month only. */
    public PartialDate toMonth() {
        return new PartialDate(year, month, 0);
    }

    /** The same date, known to the year only. */
    public PartialDate toYear() {
        return new PartialDate(year, 0, 0);
    }

    /** The first day it can be. */
    public LocalDate earliest() {
        return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
    }

    /** The last day it can be. */
    public LocalDate latest() {
        int lastMonth = month == 0 ? 12 : month;
        return day == 0 ? YearMonth.of(year, lastMonth).atEndOfMonth() : earliest();
    }

    @Override
    public int compareTo(PartialDate other) {
        return ORDER.compare(this, other);
    }

    /** The canonical text: {@code 1965}, {@code 1965-11} or {@code 1965-11-01}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(10);
        text.append((char) ('0' + year / 1000)).append((char) ('0' + year / 100 % 10));
        two(text, year % 100);
        if (month > 0) {
            two(text.append('-'), month);
        }
        if (day > 0) {
            two(text.append('-'), day);
        }
        return text.toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static DateReading reading(int year, int month, int day) {
        if ((year | month | day) < 0) {
            return NoDate.NOT_A_DATE;
        }
        if (year == 0) {
            return month == 0 && day == 0 ? NoDate.NONE : NoDate.UNKNOWN;
        }
        if (year >= FAR_FUTURE) {
            return NoDate.UNTIL_FURTHER_NOTICE;
        }
        return exists(year, month, day) ? new PartialDate(year, month, day) : NoDate.NO_SUCH_DATE;
    }

    private static boolean exists(int year, int month, int day) {
        if (year < 1 || year > 9999) {
            return false;
        }
        return day == 0 ? month >= 0 && month <= 12 : HetuBytes.exists(year, month, day);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}

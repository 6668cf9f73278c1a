package fi.ajantasa.job;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a date is written.
 *
 * @param shortYear whether the year has two digits and the century is to be told from another day
 */
public record DateFormat(DateTimeFormatter formatter, boolean shortYear) {
    public static final DateFormat ISO = new DateFormat(DateTimeFormatter.ISO_LOCAL_DATE, false);
    public static final DateFormat BASIC_ISO = new DateFormat(DateTimeFormatter.BASIC_ISO_DATE, false);

    private static final Pattern SHORT_YEAR = Pattern.compile("(?<!u)uu(?!u)");
    private static final int CENTURY = 100;

    /** Days whose year by weeks is another one (D21). */
    private static final List<LocalDate> NEW_YEAR = List.of(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1));

    /** Throws an IllegalArgumentException when the pattern is none, or does not tell a day, as with YYYY, the year of a week. */
    static DateFormat of(String pattern) {
        DateTimeFormatter formatter =
                DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        if (!NEW_YEAR.stream().allMatch(day -> tells(formatter, day))) {
            throw new IllegalArgumentException(pattern);
        }
        return new DateFormat(formatter, SHORT_YEAR.matcher(pattern).find());
    }

    private static boolean tells(DateTimeFormatter formatter, LocalDate day) {
        try {
            String text = formatter.format(day.atStartOfDay(ZoneOffset.UTC));
            return LocalDate.parse(text, formatter).equals(day);
        } catch (DateTimeException none) {
            return false;
        }
    }

    /**
     * The day that the text says; of a year of two digits in the century that brings it nearest to another day. Throws a
     * DateTimeException when it says none.
     */
    public LocalDate day(String text, LocalDate near) {
        LocalDate day = LocalDate.parse(text, formatter);
        if (!shortYear) {
            return day;
        }
        LocalDate nearest = day;
        for (int centuries = -1; centuries <= 1; centuries++) {
            LocalDate other = day.plusYears((long) centuries * CENTURY);
            nearest = away(other, near) < away(nearest, near) ? other : nearest;
        }
        return nearest;
    }

    private static long away(LocalDate day, LocalDate near) {
        return Math.abs(ChronoUnit.DAYS.between(day, near));
    }

    /** The time of day where the text says one. */
    public @Nullable LocalTime time(String text) {
        return formatter.parse(text).query(TemporalQueries.localTime());
    }
}

package fi.ajantasa.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.BitSet;

/**
 * The readings of one metering point in a month of Finnish days. A quarter of an hour is counted once: four quarters are one
 * hour, and in the hour that October has twice every quarter is another one.
 */
final class MeterMonth {
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private static final int QUARTER = 15;
    private static final long QUARTER_SECONDS = 900;
    private static final int ENERGY_DECIMALS = 6;
    private static final int HOUR = 60;

    private final long begins;
    private final BitSet quarters = new BitSet();
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
    private long milliwattHours;
    private long minutes;
    private int gaps;
    private long repeatedOnLine;

    MeterMonth(YearMonth month) {
        this.begins = month.atDay(1).atStartOfDay(HELSINKI).toEpochSecond();
    }

    static YearMonth of(MeterReading reading) {
        return YearMonth.from(reading.start().atZone(HELSINKI));
    }

    /** Adds a reading; one of a time that was read before spoils the month. */
    void add(MeterReading reading, long line) {
        int from = (int) ((reading.start().getEpochSecond() - begins) / QUARTER_SECONDS);
        int to = from + reading.minutes() / QUARTER;
        int taken = quarters.nextSetBit(from);
        if (taken >= 0 && taken < to) {
            repeatedOnLine = repeatedOnLine == 0 ? line : repeatedOnLine;
            return;
        }
        quarters.set(from, to);
        LocalDate day = reading.start().atZone(HELSINKI).toLocalDate();
        first = day.isBefore(first) ? day : first;
        last = day.isAfter(last) ? day : last;
        if (reading.isGap()) {
            gaps++;
        } else {
            milliwattHours += reading.milliwattHours();
            minutes += reading.minutes();
        }
    }

    /** The line on which a time was told again, 0 when none was. */
    long repeatedOnLine() {
        return repeatedOnLine;
    }

    String firstDay() {
        return first.toString();
    }

    String lastDay() {
        return last.toString();
    }

    /** In kWh. */
    String energy() {
        return plain(BigDecimal.valueOf(milliwattHours, ENERGY_DECIMALS));
    }

    /** How long was measured. */
    String hours() {
        return plain(BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(HOUR), 2, RoundingMode.UNNECESSARY));
    }

    String gaps() {
        return Integer.toString(gaps);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

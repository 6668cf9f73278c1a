package fi.ajantasa.batch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeSet;

/** What goes wrong in ten years and when: deliveries that do not come, permits that end, keys that are changed, outages. */
final class YearsPlan {
    /** A span of days, both in it. */
    record Span(LocalDate from, LocalDate until) {
        static Span of(String from, String until) {
            return new Span(LocalDate.parse(from), LocalDate.parse(until));
        }

        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    static final Span POPULATION_PERMIT_ENDED = Span.of("2031-07-01", "2031-07-03");

    /** The permits of the shipped definitions end with 2035. */
    static final Span ALL_PERMITS_ENDED = Span.of("2036-01-01", "2036-01-04");

    /** Nights on which nothing runs; the night after it catches up. */
    static final Span OUTAGE = Span.of("2032-10-28", "2032-11-03");

    /** A delivery of changes that is lost for good: all that follow it are refused until the next full list. */
    static final LocalDate LOST = LocalDate.of(2027, 4, 14);

    /** Nights on which the register's delivery comes a day late. */
    static final List<LocalDate> LATE =
            List.of(LocalDate.of(2028, 2, 29), LocalDate.of(2029, 3, 25), LocalDate.of(2034, 10, 29));

    /** The list's keeper sends nothing: longer than the 28 days its word may be used. */
    static final List<Span> NO_LIST = List.of(Span.of("2029-05-02", "2029-06-20"), Span.of("2034-02-26", "2034-04-02"));

    /** Told among changes: a full list that lacks an order is held. */
    private static final LocalDate PROTECTION_ENDS_TOLD = LocalDate.of(2035, 6, 16);

    /** From here on we have another key; the first list is still for the old one. */
    static final LocalDate OWN_KEY_CHANGED = LocalDate.of(2029, 9, 3);

    /** From here on the keeper signs with another key, which we trust a night later. */
    static final LocalDate SENDER_KEY_CHANGED = LocalDate.of(2033, 9, 5);

    /** Shorter than the 90 days for which an answer of the credit register is kept. */
    private static final int SPARSE_DAYS = 80;

    private static final int LEASE_DAYS = 28;

    /** Days for which an answer of the credit register holds. */
    static final int ASKED_AGAIN = 30;

    private YearsPlan() {}

    /** The key of the credit register, another one from each July on. */
    static String bureauKey(LocalDate night) {
        return "key-" + night.minusMonths(6).getYear();
    }

    /** Whether we have the key by now: we hear of it a month late. */
    static boolean isBureauKeyOurs(LocalDate night) {
        return bureauKey(night).equals(bureauKey(night.minusDays(33)));
    }

    static boolean isListSilent(LocalDate night) {
        return NO_LIST.stream().anyMatch(it -> it.has(night));
    }

    static List<LocalDate> everyNight() {
        return TenYears.FIRST.datesUntil(TenYears.LAST.plusDays(1)).toList();
    }

    /** The nights about what happens, and one in {@value #SPARSE_DAYS} days between. */
    static List<LocalDate> eventfulNights(TenYears lives) {
        TreeSet<LocalDate> nights = new TreeSet<>();
        for (LocalDate day = TenYears.FIRST; !day.isAfter(TenYears.LAST); day = day.plusDays(SPARSE_DAYS)) {
            nights.add(day);
        }
        nights.addAll(lives.comingOfAge());
        around(lastSunday(2031, 3), 0, 1, nights);
        around(lastSunday(2031, 10), 0, 1, nights);
        around(LOST, -1, 3, nights);
        nights.add(LocalDate.of(2027, 5, 1));
        around(LATE.get(0), -1, 1, nights);
        around(POPULATION_PERMIT_ENDED.from(), -1, 0, nights);
        nights.add(POPULATION_PERMIT_ENDED.until().plusDays(1));
        nights.add(ALL_PERMITS_ENDED.from());
        nights.add(ALL_PERMITS_ENDED.until().plusDays(1));
        around(NO_LIST.get(0).from(), -1, -1, nights);
        around(NO_LIST.get(0).from().plusDays(LEASE_DAYS - 1), -1, 1, nights);
        nights.add(NO_LIST.get(0).until().plusDays(1));
        nights.add(LocalDate.of(2035, 6, 1));
        nights.add(PROTECTION_ENDS_TOLD);
        around(OUTAGE.from(), -1, 7, nights);
        around(OWN_KEY_CHANGED, 0, 1, nights);
        around(SENDER_KEY_CHANGED, 0, 1, nights);
        return List.copyOf(nights);
    }

    private static void around(LocalDate day, int from, int until, TreeSet<LocalDate> nights) {
        for (int i = from; i <= until; i++) {
            nights.add(day.plusDays(i));
        }
    }

    /** The day on which clocks are changed. */
    static LocalDate lastSunday(int year, int month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
    }

    static boolean isDue(LocalDate last, LocalDate night, int days) {
        return ChronoUnit.DAYS.between(last, night) >= days;
    }
}

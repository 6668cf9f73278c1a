package fi.ajantasa.serve;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a job is due: each business date once, whatever the clock does. F146. */
class ScheduledJobTest {
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);
    private static final LocalDate AUTUMN = LocalDate.of(2027, 10, 31);
    private static final ScheduledJob NIGHT = job("03:30", Schedule.EVERY_DAY);

    private static ScheduledJob job(String at, String days) {
        return new ScheduledJob("nightly", new Schedule(LocalTime.parse(at), LocalTime.of(5, 0), days, 1));
    }

    private static Instant helsinki(String time) {
        return LocalDateTime.parse(time).atZone(ScheduledJob.HELSINKI).toInstant();
    }

    @Test
    void isDueAnHourLaterWhereTheClockSkipsItsHour_F146() {
        assertThat(NIGHT.findDue(SPRING)).contains(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(NIGHT.findDue(SPRING)
                        .map(it -> it.atZone(ScheduledJob.HELSINKI).toLocalTime()))
                .contains(LocalTime.of(4, 30));
    }

    @Test
    void isDueOnceWhereTheClockRepeatsItsHour_F146() {
        assertThat(NIGHT.findDue(AUTUMN)).contains(Instant.parse("2027-10-31T00:30:00Z"));
        Instant again = Instant.parse("2027-10-31T01:30:00Z");
        assertThat(NIGHT.listDue(AUTUMN, again)).isEmpty();
        assertThat(NIGHT.findNext(again)).isEmpty();
    }

    /** Looks each half hour from one new year over a leap day, and does at once what is due. */
    @Test
    void comesOnceAndInOrderForEachDate_F146() {
        for (String at : List.of("00:00", "02:59", "03:00", "03:30", "04:00", "23:59")) {
            ScheduledJob job = job(at, Schedule.EVERY_DAY);
            List<LocalDate> done = new ArrayList<>(List.of(LocalDate.of(2026, 12, 31)));
            Instant end = helsinki("2028-03-05T00:00:00");
            for (Instant now = helsinki("2027-01-01T00:00:00"); now.isBefore(end); now = now.plusSeconds(1800)) {
                done.addAll(job.listDue(done.get(done.size() - 1), now));
            }
            assertThat(done)
                    .as(at)
                    .isEqualTo(LocalDate.of(2026, 12, 31)
                            .datesUntil(LocalDate.of(2028, 3, 5))
                            .filter(it -> !at.equals("23:59") || !it.equals(LocalDate.of(2028, 3, 4)))
                            .toList());
        }
    }

    @Test
    void bringsBackWhatAnOutageMissedInOrder_F146() {
        assertThat(NIGHT.listDue(LocalDate.of(2028, 2, 26), helsinki("2028-03-01T03:29:59")))
                .containsExactly(LocalDate.of(2028, 2, 27), LocalDate.of(2028, 2, 28), LocalDate.of(2028, 2, 29));
    }

    @Test
    void beginsWithTodayWhereNothingWasEverRun() {
        assertThat(NIGHT.listDue(null, helsinki("2027-01-05T03:29:59"))).isEmpty();
        assertThat(NIGHT.listDue(null, helsinki("2027-01-05T03:30:00"))).containsExactly(LocalDate.of(2027, 1, 5));
    }

    @Test
    void doesNothingWhereTheClockWasPutBack_F145() {
        assertThat(NIGHT.listDue(LocalDate.of(2027, 1, 6), helsinki("2027-01-05T12:00:00")))
                .isEmpty();
    }

    @Test
    void knowsOtherDaysThanEveryDay() {
        ScheduledJob mondays = job("06:00", "* * MON");
        assertThat(mondays.listDue(LocalDate.of(2027, 1, 3), helsinki("2027-01-31T12:00:00")))
                .containsExactly(
                        LocalDate.of(2027, 1, 4),
                        LocalDate.of(2027, 1, 11),
                        LocalDate.of(2027, 1, 18),
                        LocalDate.of(2027, 1, 25));
        assertThat(mondays.findNext(helsinki("2027-01-04T06:00:00"))).isEmpty();
        assertThat(mondays.findNext(helsinki("2027-01-02T12:00:00"))).contains(helsinki("2027-01-04T06:00:00"));
    }

    @Test
    void isLateAfterMidnightWhereItBeginsBeforeIt() {
        assertThat(job("22:00", Schedule.EVERY_DAY).deadline(LocalDate.of(2027, 1, 4)))
                .isEqualTo(helsinki("2027-01-05T05:00:00"));
        assertThat(NIGHT.deadline(LocalDate.of(2027, 1, 4))).isEqualTo(helsinki("2027-01-04T05:00:00"));
    }
}

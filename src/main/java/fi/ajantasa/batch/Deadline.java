package fi.ajantasa.batch;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Schedule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a register's delivery for a business date counts as late. */
final class Deadline {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private Deadline() {}

    /**
     * The deadline, or nothing for a register without a schedule. A night that is fetched before midnight and due after it
     * ends on the day after the business date, unless it is already that night's second day.
     */
    static Optional<ZonedDateTime> find(JobDefinition job, LocalDate businessDate, ZonedDateTime now) {
        Schedule schedule = job.schedule();
        if (schedule == null) {
            return Optional.empty();
        }
        LocalDateTime local = now.withZoneSameInstant(HELSINKI).toLocalDateTime();
        boolean overMidnight = schedule.deliverBy().isBefore(schedule.at());
        boolean secondDay =
                local.toLocalDate().equals(businessDate) && local.toLocalTime().isBefore(schedule.at());
        LocalDate day = overMidnight && !secondDay ? businessDate.plusDays(1) : businessDate;
        return Optional.of(day.atTime(schedule.deliverBy()).atZone(HELSINKI));
    }
}

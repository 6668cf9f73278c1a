package fi.ajantasa.serve;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * What is run by itself: the night, or a register with a schedule that is not of the night.
 *
 * @param name {@code nightly} or the register
 */
record ScheduledJob(String name, Schedule schedule) {
    static final String NIGHTLY = "nightly";
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /** The night first. */
    static List<ScheduledJob> list(Jobs jobs) {
        List<ScheduledJob> list = new ArrayList<>();
        Schedule night = jobs.night().schedule();
        if (night != null) {
            list.add(new ScheduledJob(NIGHTLY, night));
        }
        for (JobDefinition job : jobs.jobs().values()) {
            if (job.schedule() != null && !jobs.night().registers().contains(job.register())) {
                list.add(new ScheduledJob(job.register(), job.schedule()));
            }
        }
        return list;
    }

    boolean isNight() {
        return name.equals(NIGHTLY);
    }

    /**
     * When it is due for the business date, or nothing on a day it is not run. The day is looked up in local time and only
     * then placed in Helsinki's: an hour that the clock skips begins an hour later, one that it repeats counts once (F146).
     */
    Optional<Instant> findDue(LocalDate date) {
        LocalDateTime next =
                CronExpression.parse(schedule.cron()).next(date.atStartOfDay().minusSeconds(1));
        return Optional.ofNullable(next)
                .filter(it -> it.toLocalDate().equals(date))
                .map(it -> it.atZone(HELSINKI).toInstant());
    }

    /**
     * The business dates that are due, in order.
     *
     * @param last the last one that was run, null when none ever was: then only today's may be due
     */
    List<LocalDate> listDue(@Nullable LocalDate last, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, HELSINKI);
        LocalDate first = last == null ? today : last.plusDays(1);
        if (first.isAfter(today)) {
            return List.of();
        }
        return first.datesUntil(today.plusDays(1))
                .filter(it -> findDue(it).filter(due -> !due.isAfter(now)).isPresent())
                .toList();
    }

    /** When it comes next after now. */
    Optional<Instant> findNext(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, HELSINKI);
        return Optional.ofNullable(CronExpression.parse(schedule.cron()).next(today.atStartOfDay()))
                .flatMap(it -> findDue(it.toLocalDate()))
                .filter(it -> it.isAfter(now));
    }

    /** By when it should be over. */
    Instant deadline(LocalDate date) {
        boolean overMidnight = schedule.deliverBy().isBefore(schedule.at());
        return (overMidnight ? date.plusDays(1) : date)
                .atTime(schedule.deliverBy())
                .atZone(HELSINKI)
                .toInstant();
    }
}

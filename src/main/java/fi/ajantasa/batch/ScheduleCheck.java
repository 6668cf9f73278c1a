package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.DefinitionFile;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Problem;
import fi.ajantasa.job.Schedule;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Checks that schedules name days that there are, and that the registers of a night leave the days to the night. */
final class ScheduleCheck {
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final String RIGHT = "write day of the month, month and day of the week, like \"30 1 1 * *\"";

    private final List<Problem> problems = new ArrayList<>();

    private ScheduleCheck() {}

    /** The same definitions; throws with every schedule that cannot be kept. */
    static Jobs check(Jobs jobs) throws DefinitionException {
        ScheduleCheck check = new ScheduleCheck();
        check.check(jobs.night().file(), jobs.night().schedule());
        for (JobDefinition job : jobs.jobs().values()) {
            check.check(job.file(), job.schedule());
            check.checkDays(job, jobs.night().registers());
        }
        if (!check.problems.isEmpty()) {
            throw new DefinitionException(check.problems);
        }
        return jobs;
    }

    private void check(DefinitionFile file, @Nullable Schedule schedule) {
        if (schedule != null && !comes(schedule)) {
            problems.add(
                    new Problem(file.path(), schedule.line(), "schedule: no day is like " + schedule.days(), RIGHT));
        }
    }

    private static boolean comes(Schedule schedule) {
        try {
            return CronExpression.parse(schedule.cron()).next(LONG_AGO) != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void checkDays(JobDefinition job, List<String> night) {
        Schedule schedule = job.schedule();
        if (schedule != null
                && night.contains(job.register())
                && !schedule.days().equals(Schedule.EVERY_DAY)) {
            problems.add(new Problem(
                    job.file().path(),
                    schedule.line(),
                    "schedule: " + job.register() + " is of the night and runs with it",
                    "write at, or take it out of nightly.yaml"));
        }
    }
}

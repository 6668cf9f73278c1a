package fi.ajantasa.job;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when something is run: at a time of day, or by a cron line that names one. */
final class ScheduleReader {
    private static final String TIME = "write it like \"01:30\"";
    private static final String CRON = "write one minute, one hour and three fields of days, like \"30 1 * * MON\"";
    private static final Pattern LINE = Pattern.compile("(\\d{1,2}) (\\d{1,2}) (\\S+ \\S+ \\S+)");

    private ScheduleReader() {}

    /** What stands under {@code schedule:}, or null where nothing does. */
    static @Nullable Schedule read(Section section) {
        if (!section.has("schedule")) {
            return null;
        }
        Section schedule = section.section("schedule", Shape.SCHEDULE);
        if (schedule.has("at") == schedule.has("cron")) {
            schedule.note(schedule.line(), "schedule names one time of day", "write one of at and cron");
        }
        LocalTime deliverBy = time(schedule, "deliver-by");
        int line = section.lineOf("schedule");
        return schedule.has("cron")
                ? schedule.value(
                        "cron", it -> cron(it, deliverBy, line), new Schedule(LocalTime.MIN, deliverBy, "", line), CRON)
                : new Schedule(time(schedule, "at"), deliverBy, Schedule.EVERY_DAY, line);
    }

    private static LocalTime time(Section schedule, String key) {
        return schedule.value(key, LocalTime::parse, LocalTime.MIN, TIME);
    }

    /** A business date is run once: more than one minute or hour of a day has no meaning. */
    private static Schedule cron(String text, LocalTime deliverBy, int line) {
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        LocalTime at = LocalTime.of(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
        return new Schedule(at, deliverBy, matcher.group(3), line);
    }
}

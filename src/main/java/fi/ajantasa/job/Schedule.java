package fi.ajantasa.job;

import java.time.LocalTime;

/**
 * When a register or the night is run and when it counts as late, Helsinki time.
 *
 * @param days on which days, as the last three fields of a cron line say it
 * @param line where it stands in its file
 */
public record Schedule(LocalTime at, LocalTime deliverBy, String days, int line) {
    /** Where nothing is said of days. */
    public static final String EVERY_DAY = "* * *";

    /** The whole as a cron line that begins with seconds. */
    public String cron() {
        return "0 " + at.getMinute() + " " + at.getHour() + " " + days;
    }
}

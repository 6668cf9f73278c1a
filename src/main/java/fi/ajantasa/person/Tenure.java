package fi.ajantasa.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A metering point in somebody's name, as an entry of {@code metering-points}: the id, then first and last day with two
 * points between them, a day left out where it is not known.
 *
 * @param from first day, or null for ever since
 * @param until last day, or null while it lasts
 */
public record Tenure(String id, @Nullable LocalDate from, @Nullable LocalDate until) {

    private static final String TO = "..";

    /** Reads an entry; the days of any other text are not known. */
    public static Tenure from(String entry) {
        String id = Collected.key(entry);
        int to = entry.indexOf(TO);
        return to < 0
                ? new Tenure(id, null, null)
                : new Tenure(id, day(entry.substring(id.length() + 1, to)), day(entry.substring(to + TO.length())));
    }

    public String entry() {
        return from == null && until == null ? id : id + " " + text(from) + TO + text(until);
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}

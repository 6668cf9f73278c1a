package fi.ajantasa.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** A moment as people read it: in UTC and in Helsinki time, to the second. */
public record Moment(String utc, String helsinki) {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    public static Moment of(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return new Moment(second.toString(), DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(second.atZone(HELSINKI)));
    }
}

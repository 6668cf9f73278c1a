package fi.ajantasa.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Moments as people write and read them: in Helsinki, or with an offset. */
final class MomentText {
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private MomentText() {}

    static Instant parse(CommandSpec spec, String option, String text) {
        try {
            return text.matches(".*T.*([+-]\\d\\d:?\\d\\d|Z)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(HELSINKI).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), option + ": a time such as 2026-11-23T12:00 or 2026-11-23T12:00+02:00", e);
        }
    }

    /** In Helsinki, with the offset, to the second. */
    static String helsinki(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atZone(HELSINKI));
    }

    /** In UTC, to the second. */
    static String utc(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

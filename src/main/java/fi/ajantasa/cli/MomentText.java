package fi.ajantasa.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Moments as people write and read them: in Helsinki, or with an offset. */
final class MomentText {
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private MomentText() {}

    static Instant parse(CommandSpec spec, String option, String text) {
        try {
            return text.matches(".*T.*([+-]\\d\\d:?\\d\\d|Z)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : inHelsinki(LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": a time such as 2026-11-23T12:00, or 2026-11-23T12:00+02:00 in the hour in which the"
                            + " clocks are changed",
                    e);
        }
    }

    /** The same of a moment that has been. */
    static Instant past(CommandSpec spec, String option, String text, Clock clock) {
        Instant moment = parse(spec, option, text);
        if (moment.isAfter(clock.instant())) {
            throw new ParameterException(spec.commandLine(), option + ": a time that has been, not after now");
        }
        return moment;
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("a day of the calendar, such as 2026-11-23");
        }
    }

    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("a month, such as 2026-11");
        }
    }

    /** What people write without an offset is refused where the clock of Helsinki has it never, or twice. */
    private static Instant inHelsinki(LocalDateTime time) {
        List<ZoneOffset> offsets = HELSINKI.getRules().getValidOffsets(time);
        if (offsets.size() != 1) {
            throw new DateTimeException("the clocks are changed in that hour");
        }
        return time.toInstant(offsets.get(0));
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

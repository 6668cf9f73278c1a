package fi.ajantasa.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A time from a moment to before another. */
final class PeriodOptions {
    private static final int USUAL_DAYS = 30;

    @Option(names = "--from", paramLabel = "T", description = "From T on: 2026-11-20T12:00 (default: 30 days before).")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "T", description = "To before T (default: now).")
    @Nullable
    String to;

    /** The two moments, in order. */
    Period period(CommandSpec spec, Instant now) {
        Instant end = to == null ? now : MomentText.parse(spec, "--to", to);
        Instant start = from == null ? end.minus(USUAL_DAYS, ChronoUnit.DAYS) : MomentText.parse(spec, "--from", from);
        if (!start.isBefore(end)) {
            throw new ParameterException(spec.commandLine(), "--from and --to: two times in order");
        }
        return new Period(start, end);
    }

    /** From a moment to before another. */
    record Period(Instant from, Instant to) {}
}

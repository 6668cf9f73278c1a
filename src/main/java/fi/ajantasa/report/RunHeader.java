package fi.ajantasa.report;

import fi.ajantasa.job.ExitCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which run it was: of what, when, on whose word, by which definitions, and how it ended. */
public record RunHeader(
        String run,
        @Nullable String night,
        String register,
        @Nullable ReportedDelivery delivery,
        Times times,
        String requestedBy,
        Hashes hashes,
        Ending ending) {

    /** The delivery the run read. */
    public record ReportedDelivery(
            int extract, String kind, long sequence, LocalDate extractDate, long rows, String contentHash) {}

    /** When the run was for, and when it was. */
    public record Times(LocalDate businessDate, Moment started, @Nullable Moment ended) {}

    /** The hash of the definitions in force and that of the plan. */
    public record Hashes(String job, @Nullable String plan) {}

    /** State, exit code and the words that go with them. */
    public record Ending(
            String state,
            @Nullable Integer exitCode,
            @Nullable String exitName,
            @Nullable String reason,
            @Nullable String message,
            boolean dryRun) {

        static @Nullable String exitName(@Nullable Integer exitCode) {
            return Arrays.stream(ExitCode.values())
                    .filter(code -> exitCode != null && code.number() == exitCode)
                    .map(Enum::name)
                    .findFirst()
                    .orElse(null);
        }

        boolean is(ExitCode code) {
            return exitCode != null && exitCode == code.number();
        }

        /** How the run ended in one word: the exit code's name, or the state while there is none. */
        public String word() {
            return exitName != null ? exitName : state.toUpperCase(Locale.ROOT);
        }
    }
}

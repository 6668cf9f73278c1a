package fi.ajantasa.source;

import fi.ajantasa.job.Plausible;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Whether a full list has about as many records as the one before it: all there is to tell a list cut short from a whole one. */
public final class RowCountRule {
    private RowCountRule() {}

    /**
     * What stands against so many records, if anything.
     *
     * @param plausible what the job says, or null when it says nothing
     * @param last how many records the last accepted full list had, empty when this is the first
     * @param rows how many this one has
     */
    public static Optional<Refusal> judge(@Nullable Plausible plausible, Kind kind, OptionalLong last, long rows) {
        if (plausible == null || kind == Kind.DELTA || last.isEmpty()) {
            return Optional.empty();
        }
        long before = last.getAsLong();
        long limit = plausible.rows().of(before);
        return Math.abs(rows - before) <= limit
                ? Optional.empty()
                : Optional.of(Refusal.bad(
                        "row-count-implausible",
                        rows + " records after " + before,
                        "at most " + limit + " more or fewer, or a wider limit for once"));
    }
}

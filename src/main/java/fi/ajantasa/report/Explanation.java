package fi.ajantasa.report;

import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Why an attribute of a customer is as it is: the decision, and the fact it was decided from.
 *
 * @param value the value as stored, null where the decision took it away
 * @param run the run that decided
 * @param under the definitions it decided under
 */
public record Explanation(
        String attribute,
        @Nullable String value,
        String rule,
        String direction,
        String run,
        Source source,
        Definitions under) {

    /**
     * Definitions as they were on the day of a decision.
     *
     * @param files SHA-256 by file, of those files that the decision rests on: rules, register and model
     */
    public record Definitions(String hash, SortedMap<String, String> files) {}

    /**
     * The record a decision came from; register {@code -} where no record is known.
     *
     * @param row number of the record in the delivery, from 1
     */
    public record Source(String register, long sequence, @Nullable LocalDate extractDate, int row) {}
}

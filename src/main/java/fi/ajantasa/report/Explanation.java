package fi.ajantasa.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why an attribute of a customer is as it is: the decision, and the fact it was decided from.
 *
 * @param value the value as stored, null where the decision took it away
 * @param run the run that decided
 */
public record Explanation(
        String attribute, @Nullable String value, String rule, String direction, String run, Source source) {

    /**
     * The record a decision came from; register {@code -} where no record is known.
     *
     * @param row number of the record in the delivery, from 1
     */
    public record Source(String register, long sequence, @Nullable LocalDate extractDate, int row) {}
}

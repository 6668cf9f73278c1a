package fi.ajantasa.wash;

import fi.ajantasa.job.MarketingRule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a register's turn wants of its wash.
 *
 * @param applied the sequence of the last delivery that was applied, null before there was one
 * @param rules when marketing is forbidden: who may not be called anyway is not asked about
 * @param by who asks
 * @param again true to wash although it is not due, and to send again a list that perhaps arrived
 */
public record WashOrder(
        LocalDate businessDate,
        @Nullable Long applied,
        List<MarketingRule> rules,
        String by,
        String jobHash,
        boolean again) {
    public WashOrder {
        rules = List.copyOf(rules);
    }

    /** The sequence that the next delivery gets. */
    long next() {
        return applied == null ? 1 : applied + 1;
    }
}

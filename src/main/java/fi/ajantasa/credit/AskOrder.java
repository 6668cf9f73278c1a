package fi.ajantasa.credit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a register's turn wants of the query.
 *
 * @param sequence of the delivery the answers land as, and the one before it, null when there is none
 * @param by who asks
 * @param again true to try credentials that were refused before
 * @param anyway true when a delivery is wanted even if nobody is asked: what was told before runs out today
 */
public record AskOrder(
        LocalDate businessDate,
        long sequence,
        @Nullable Long previous,
        String by,
        String jobHash,
        boolean again,
        boolean anyway) {}

package fi.ajantasa.wash;

import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Refusal;

/** What was found where the reply to a list should be. */
sealed interface Reply {
    /** It is there, and proven good in itself. */
    record Here(Delivery delivery, Proven proven) implements Reply {}

    /** It is there and cannot be used. */
    record Bad(Refusal refusal) implements Reply {}

    /** The place could not be reached. */
    record OutOfReach(Failure failure) implements Reply {}

    /**
     * It is not there.
     *
     * @param reason a kebab-case word
     */
    record NotYet(String reason) implements Reply {}
}
